CREATE TABLE "break_glass" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"rule" text NOT NULL,
	"person_id" text,
	"concept_id" text,
	"reason" text NOT NULL,
	"hours" integer NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"requested_by" text NOT NULL,
	"requested_role" text NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" text,
	"decided_role" text,
	"decided_at" timestamp with time zone,
	"decision_note" text DEFAULT '' NOT NULL,
	"expires_at" timestamp with time zone,
	"ended_by" text,
	"ended_at" timestamp with time zone,
	"ended_reason" text
);
--> statement-breakpoint
CREATE TABLE "break_glass_touch" (
	"break_glass_id" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"touched_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "break_glass_touch_break_glass_id_subject_type_subject_id_pk" PRIMARY KEY("break_glass_id","subject_type","subject_id")
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"person_id" text NOT NULL,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_view_brandId_personId_page_name_unique" UNIQUE("brand_id","person_id","page","name")
);
--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "read_by" text;--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "next_review_on" date;--> statement-breakpoint
-- Readings never change; these columns are new, so what is known of earlier ones is filled in once.
ALTER TABLE "terms" DISABLE TRIGGER terms_are_frozen;--> statement-breakpoint
UPDATE "terms" t SET next_review_on = (t.read_on + interval '1 year')::date,
  read_by = (SELECT e.actor_id FROM event e WHERE e.type = 'terms.recorded' AND e.subject_id = t.route_id
    AND (e.payload->>'version')::int = t.version ORDER BY e.position LIMIT 1);--> statement-breakpoint
ALTER TABLE "terms" ENABLE TRIGGER terms_are_frozen;--> statement-breakpoint
ALTER TABLE "terms" ALTER COLUMN "next_review_on" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "document_sha256" text;--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "document_name" text;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "seen" jsonb;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_campaign_id_brand_id_campaign_id_brand_id_fk" FOREIGN KEY ("campaign_id","brand_id") REFERENCES "public"."campaign"("id","brand_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_concept_id_campaign_id_concept_id_campaign_id_fk" FOREIGN KEY ("concept_id","campaign_id") REFERENCES "public"."concept"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass_touch" ADD CONSTRAINT "break_glass_touch_break_glass_id_break_glass_id_fk" FOREIGN KEY ("break_glass_id") REFERENCES "public"."break_glass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "break_glass_campaign_id_requested_at_index" ON "break_glass" USING btree ("campaign_id","requested_at");--> statement-breakpoint
CREATE INDEX "break_glass_touch_subject_id_index" ON "break_glass_touch" USING btree ("subject_id");--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_document_sha256_blob_sha256_fk" FOREIGN KEY ("document_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asset_reference_id_index" ON "asset" USING btree ("reference_id");--> statement-breakpoint
CREATE INDEX "run_brand_id_route_id_index" ON "run" USING btree ("brand_id","route_id");--> statement-breakpoint
CREATE INDEX "run_input_reference_id_index" ON "run_input" USING btree ("reference_id");--> statement-breakpoint

ALTER TABLE break_glass ADD CONSTRAINT break_glass_rule_is_known
  CHECK (rule IN ('four_eyes', 'hard_stop', 'draft_to_final', 'quota'));
--> statement-breakpoint
ALTER TABLE break_glass ADD CONSTRAINT break_glass_has_one_scope CHECK (num_nonnulls(person_id, concept_id) <= 1);
--> statement-breakpoint
ALTER TABLE break_glass ADD CONSTRAINT break_glass_is_decided_by_another CHECK (decided_by IS DISTINCT FROM requested_by);
--> statement-breakpoint
ALTER TABLE break_glass ADD CONSTRAINT break_glass_does_not_last CHECK (hours BETWEEN 1 AND 336);
--> statement-breakpoint
ALTER TABLE break_glass ADD CONSTRAINT break_glass_state_is_whole CHECK (CASE state
  WHEN 'requested' THEN decided_by IS NULL AND expires_at IS NULL AND ended_at IS NULL
  WHEN 'withdrawn' THEN decided_by IS NULL AND expires_at IS NULL AND ended_at IS NOT NULL
  WHEN 'declined' THEN decided_by IS NOT NULL AND expires_at IS NULL AND ended_at IS NULL
  WHEN 'approved' THEN decided_by IS NOT NULL AND expires_at IS NOT NULL AND ended_at IS NULL
  WHEN 'ended' THEN decided_by IS NOT NULL AND expires_at IS NOT NULL AND ended_at IS NOT NULL
  ELSE false END);
--> statement-breakpoint

-- What two people agreed on does not change afterwards; it can only be decided once and ended once.
CREATE FUNCTION guard_break_glass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'requested' THEN
      RAISE EXCEPTION 'break-glass begins with a request' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.brand_id, NEW.campaign_id, NEW.rule, NEW.person_id, NEW.concept_id, NEW.reason, NEW.hours, NEW.requested_by,
      NEW.requested_role, NEW.requested_at) IS DISTINCT FROM (OLD.id, OLD.brand_id, OLD.campaign_id, OLD.rule, OLD.person_id,
      OLD.concept_id, OLD.reason, OLD.hours, OLD.requested_by, OLD.requested_role, OLD.requested_at) THEN
    RAISE EXCEPTION 'what was asked for in break-glass % never changes', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT ((OLD.state = 'requested' AND NEW.state IN ('approved', 'declined', 'withdrawn'))
      OR (OLD.state = 'approved' AND NEW.state = 'ended')) THEN
    RAISE EXCEPTION 'break-glass % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'approved' AND (NEW.decided_by, NEW.decided_role, NEW.decided_at, NEW.decision_note, NEW.expires_at)
      IS DISTINCT FROM (OLD.decided_by, OLD.decided_role, OLD.decided_at, OLD.decision_note, OLD.expires_at) THEN
    RAISE EXCEPTION 'the approval of break-glass % never changes', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER break_glass_is_guarded BEFORE INSERT OR UPDATE ON break_glass
  FOR EACH ROW EXECUTE FUNCTION guard_break_glass();
--> statement-breakpoint
CREATE TRIGGER break_glass_stays BEFORE DELETE ON break_glass
  FOR EACH ROW EXECUTE FUNCTION refuse_change('break-glass is never deleted');
--> statement-breakpoint
CREATE TRIGGER break_glass_touch_is_frozen BEFORE UPDATE OR DELETE ON break_glass_touch
  FOR EACH ROW EXECUTE FUNCTION refuse_change('what break-glass touched stays touched');
