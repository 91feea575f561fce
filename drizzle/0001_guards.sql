-- History is guarded by the database itself, not only by the application.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER event_is_eternal BEFORE UPDATE OR DELETE ON event
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a provenance event never changes');
--> statement-breakpoint
CREATE TRIGGER event_is_never_truncated BEFORE TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a provenance event never changes');
--> statement-breakpoint
CREATE TRIGGER template_version_is_frozen BEFORE UPDATE OR DELETE ON template_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a published template version never changes');
--> statement-breakpoint
CREATE TRIGGER template_version_is_never_truncated BEFORE TRUNCATE ON template_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a published template version never changes');
--> statement-breakpoint
CREATE TRIGGER sign_off_is_frozen BEFORE UPDATE OR DELETE ON sign_off
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a sign-off never changes');
--> statement-breakpoint
CREATE TRIGGER terms_are_frozen BEFORE UPDATE OR DELETE ON terms
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a reading of terms never changes; record a new version');
--> statement-breakpoint
CREATE TRIGGER terms_decision_is_frozen BEFORE UPDATE OR DELETE ON terms_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a decision on terms never changes; decide again');
--> statement-breakpoint
CREATE TRIGGER blob_is_frozen BEFORE UPDATE ON blob
  FOR EACH ROW EXECUTE FUNCTION refuse_change('what is known of stored bytes never changes');
--> statement-breakpoint
CREATE TRIGGER asset_is_immutable BEFORE UPDATE ON asset
  FOR EACH ROW EXECUTE FUNCTION refuse_change('an asset never changes');
--> statement-breakpoint
CREATE TRIGGER derivation_is_immutable BEFORE UPDATE ON derivation
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a lineage never changes');
--> statement-breakpoint
CREATE TRIGGER run_is_immutable BEFORE UPDATE OR DELETE ON run
  FOR EACH ROW EXECUTE FUNCTION refuse_change('what was asked of a model never changes');
--> statement-breakpoint
CREATE TRIGGER run_input_is_immutable BEFORE UPDATE OR DELETE ON run_input
  FOR EACH ROW EXECUTE FUNCTION refuse_change('what was asked of a model never changes');
--> statement-breakpoint

-- Nothing that was ever submitted can be deleted.
CREATE FUNCTION refuse_deleting_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM submission s WHERE s.asset_id = OLD.id) THEN
    RAISE EXCEPTION 'asset % was submitted and can never be deleted', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER submitted_asset_stays BEFORE DELETE ON asset
  FOR EACH ROW EXECUTE FUNCTION refuse_deleting_submitted();
--> statement-breakpoint
CREATE TRIGGER submission_stays BEFORE DELETE ON submission
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a submission is never deleted');
--> statement-breakpoint

-- What a submission is about, and what it binds, is fixed when it is made; only its state moves.
CREATE FUNCTION guard_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.brand_id, NEW.campaign_id, NEW.asset_id, NEW.lockset_id, NEW.sha256, NEW.pixel_digest, NEW.stages,
      NEW.seen, NEW.submitted_by, NEW.submitted_at)
     IS DISTINCT FROM
     (OLD.id, OLD.brand_id, OLD.campaign_id, OLD.asset_id, OLD.lockset_id, OLD.sha256, OLD.pixel_digest, OLD.stages,
      OLD.seen, OLD.submitted_by, OLD.submitted_at) THEN
    RAISE EXCEPTION 'what was submitted never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state IN ('rejected', 'withdrawn', 'recalled', 'changes_requested') AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'a closed submission stays closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER submission_is_bound BEFORE UPDATE ON submission
  FOR EACH ROW EXECUTE FUNCTION guard_submission();
--> statement-breakpoint

-- A frozen lockset: no UPDATE, no DELETE, and no further INSERT into its rows.
CREATE FUNCTION guard_lockset() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a lockset is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.frozen_at IS NOT NULL THEN
    RAISE EXCEPTION 'lockset % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.id, NEW.campaign_id, NEW.brand_id, NEW.number, NEW.json, NEW.sha256, NEW.proposed_by)
     IS DISTINCT FROM (OLD.id, OLD.campaign_id, OLD.brand_id, OLD.number, OLD.json, OLD.sha256, OLD.proposed_by) THEN
    RAISE EXCEPTION 'what was proposed never changes; propose again' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.frozen_at IS NOT NULL AND (NEW.signed_by IS NULL OR NEW.state <> 'frozen') THEN
    RAISE EXCEPTION 'a lockset is frozen by a sign-off' USING ERRCODE = 'restrict_violation';
  END IF;
  IF encode(sha256(convert_to(NEW.json, 'UTF8')), 'hex') <> NEW.sha256 THEN
    RAISE EXCEPTION 'the hash of lockset % does not fit its text', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER lockset_is_frozen BEFORE UPDATE OR DELETE ON lockset
  FOR EACH ROW EXECUTE FUNCTION guard_lockset();
--> statement-breakpoint
CREATE FUNCTION guard_lockset_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held text;
  parent lockset%ROWTYPE;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'rows of a lockset never change' USING ERRCODE = 'restrict_violation';
  END IF;
  held := NEW.lockset_id;
  -- The lock makes an INSERT wait for a sign-off that is under way, and see it.
  SELECT * INTO parent FROM lockset WHERE id = held FOR SHARE;
  IF parent.frozen_at IS NOT NULL OR parent.state <> 'proposed' THEN
    RAISE EXCEPTION 'lockset % is frozen', held USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  child text;
BEGIN
  FOREACH child IN ARRAY ARRAY['lockset_template', 'lockset_reference', 'lockset_seed', 'lockset_tier',
    'lockset_route', 'lockset_size', 'lockset_market', 'lockset_stage'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION guard_lockset_row()',
      child || '_is_frozen', child);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(''rows of a lockset never change'')',
      child || '_is_never_truncated', child);
  END LOOP;
END $$;
--> statement-breakpoint

-- Only the current, frozen lockset of an active campaign takes runs.
CREATE FUNCTION guard_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  current_lockset text;
  campaign_state text;
  campaign_brand text;
  lock_hash text;
  lock_frozen timestamptz;
BEGIN
  SELECT c.lockset_id, c.state, c.brand_id INTO current_lockset, campaign_state, campaign_brand
    FROM campaign c WHERE c.id = NEW.campaign_id FOR SHARE;
  SELECT l.sha256, l.frozen_at INTO lock_hash, lock_frozen FROM lockset l WHERE l.id = NEW.lockset_id;
  IF lock_frozen IS NULL OR NEW.lockset_id IS DISTINCT FROM current_lockset OR campaign_state <> 'active' THEN
    RAISE EXCEPTION 'run % does not carry the lockset in force', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.lockset_hash <> lock_hash OR NEW.brand_id <> campaign_brand THEN
    RAISE EXCEPTION 'run % does not carry the hash of its lockset', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER run_carries_lockset BEFORE INSERT ON run FOR EACH ROW EXECUTE FUNCTION guard_run();
--> statement-breakpoint

-- At commit: every required reference is an input, and its hash is the locked one.
CREATE FUNCTION guard_run_inputs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM lockset_reference r
    WHERE r.lockset_id = NEW.lockset_id AND r.required
      AND NOT EXISTS (SELECT 1 FROM run_input i WHERE i.run_id = NEW.id AND i.reference_id = r.reference_id AND i.sha256 = r.sha256)
  ) THEN
    RAISE EXCEPTION 'run % lacks a required reference', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.parent_asset_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM run_input i WHERE i.run_id = NEW.id AND i.asset_id = NEW.parent_asset_id
  ) THEN
    RAISE EXCEPTION 'run % lacks its parent as an input', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM run_output o WHERE o.run_id = NEW.id) THEN
    RAISE EXCEPTION 'run % asks for nothing', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER run_has_its_inputs AFTER INSERT ON run
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_run_inputs();
--> statement-breakpoint
CREATE FUNCTION guard_run_input() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.reference_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM lockset_reference r WHERE r.lockset_id = NEW.lockset_id AND r.reference_id = NEW.reference_id AND r.sha256 = NEW.sha256
  ) THEN
    RAISE EXCEPTION 'an input of run % is not the locked reference', NEW.run_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.asset_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM asset a WHERE a.id = NEW.asset_id AND a.sha256 = NEW.sha256) THEN
    RAISE EXCEPTION 'an input of run % is not the asset it names', NEW.run_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER run_input_is_locked BEFORE INSERT ON run_input FOR EACH ROW EXECUTE FUNCTION guard_run_input();
--> statement-breakpoint
ALTER TABLE run_input ADD CONSTRAINT run_input_exactly_one CHECK (num_nonnulls(reference_id, asset_id) = 1);
--> statement-breakpoint
ALTER TABLE budget ADD CONSTRAINT budget_is_never_negative
  CHECK (limit_micros >= 0 AND reserved_micros >= 0 AND spent_micros >= 0);
--> statement-breakpoint
ALTER TABLE lockset_seed ADD CONSTRAINT lockset_seed_is_positive CHECK (seed >= 1 AND position >= 1);
--> statement-breakpoint
ALTER TABLE membership ADD CONSTRAINT membership_role_is_known
  CHECK (role IN ('campaign_manager', 'creative', 'brand_owner', 'legal', 'lead', 'admin'));
--> statement-breakpoint
ALTER TABLE run_output ADD CONSTRAINT run_output_state_is_known
  CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'unknown', 'cancelled'));
--> statement-breakpoint
ALTER TABLE submission ADD CONSTRAINT submission_state_is_known
  CHECK (state IN ('brand_review', 'legal_review', 'approved', 'changes_requested', 'rejected', 'withdrawn', 'recalled'));
