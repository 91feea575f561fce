CREATE TABLE "desk_attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"picture_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"terms_id" text NOT NULL,
	"seed_sent" bigint,
	"seed_reported" bigint,
	"response" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"usage" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"billed_micros" bigint,
	"bill_basis" text,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "desk_attempt_pictureId_number_unique" UNIQUE("picture_id","number")
);
--> statement-breakpoint
CREATE TABLE "desk_trial" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"lockset_id" text NOT NULL,
	"tier" text NOT NULL,
	"made_at" text NOT NULL,
	"from_route_id" text NOT NULL,
	"to_route_id" text NOT NULL,
	"currency" text NOT NULL,
	"estimate_micros" bigint NOT NULL,
	"idempotency_key" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_trial_startedBy_idempotencyKey_unique" UNIQUE("started_by","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "desk_trial_picture" (
	"id" text PRIMARY KEY NOT NULL,
	"trial_id" text NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"position" integer NOT NULL,
	"output_id" text NOT NULL,
	"run_id" text NOT NULL,
	"before_sha256" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"reserved_micros" bigint NOT NULL,
	"billed_micros" bigint,
	"after_sha256" text,
	"drift" jsonb,
	"message" text,
	"error_code" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "desk_trial_picture_trialId_position_unique" UNIQUE("trial_id","position"),
	CONSTRAINT "desk_trial_picture_trialId_outputId_unique" UNIQUE("trial_id","output_id")
);
--> statement-breakpoint
ALTER TABLE "desk_attempt" ADD CONSTRAINT "desk_attempt_picture_id_desk_trial_picture_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."desk_trial_picture"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_attempt" ADD CONSTRAINT "desk_attempt_terms_id_terms_id_fk" FOREIGN KEY ("terms_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trial" ADD CONSTRAINT "desk_trial_from_route_id_route_id_fk" FOREIGN KEY ("from_route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trial" ADD CONSTRAINT "desk_trial_to_route_id_route_id_fk" FOREIGN KEY ("to_route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trial" ADD CONSTRAINT "desk_trial_campaign_id_brand_id_campaign_id_brand_id_fk" FOREIGN KEY ("campaign_id","brand_id") REFERENCES "public"."campaign"("id","brand_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trial" ADD CONSTRAINT "desk_trial_lockset_id_campaign_id_lockset_id_campaign_id_fk" FOREIGN KEY ("lockset_id","campaign_id") REFERENCES "public"."lockset"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trial_picture" ADD CONSTRAINT "desk_trial_picture_trial_id_desk_trial_id_fk" FOREIGN KEY ("trial_id") REFERENCES "public"."desk_trial"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trial_picture" ADD CONSTRAINT "desk_trial_picture_output_id_run_output_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."run_output"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trial_picture" ADD CONSTRAINT "desk_trial_picture_before_sha256_blob_sha256_fk" FOREIGN KEY ("before_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trial_picture" ADD CONSTRAINT "desk_trial_picture_after_sha256_blob_sha256_fk" FOREIGN KEY ("after_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trial_picture" ADD CONSTRAINT "desk_trial_picture_run_id_campaign_id_run_id_campaign_id_fk" FOREIGN KEY ("run_id","campaign_id") REFERENCES "public"."run"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_trial_brand_id_started_at_index" ON "desk_trial" USING btree ("brand_id","started_at");--> statement-breakpoint
CREATE INDEX "desk_trial_campaign_id_started_at_index" ON "desk_trial" USING btree ("campaign_id","started_at");--> statement-breakpoint
CREATE INDEX "desk_trial_picture_state_index" ON "desk_trial_picture" USING btree ("state");--> statement-breakpoint
CREATE TRIGGER desk_trial_is_immutable BEFORE UPDATE OR DELETE ON desk_trial
  FOR EACH ROW EXECUTE FUNCTION refuse_change('what was tried on the desk never changes');--> statement-breakpoint
-- What a picture of a trial was asked for never changes, and once it is known how it ended, nothing of it does.
CREATE FUNCTION desk_picture_is_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state IN ('succeeded', 'failed')
    OR (NEW.id, NEW.trial_id, NEW.brand_id, NEW.campaign_id, NEW.position, NEW.output_id, NEW.run_id, NEW.before_sha256, NEW.reserved_micros)
      IS DISTINCT FROM (OLD.id, OLD.trial_id, OLD.brand_id, OLD.campaign_id, OLD.position, OLD.output_id, OLD.run_id, OLD.before_sha256, OLD.reserved_micros)
    OR (OLD.state = 'unknown' AND NEW.state <> 'failed') THEN
    RAISE EXCEPTION '% of the trial picture % is refused', TG_OP, OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER desk_picture_is_guarded BEFORE UPDATE OR DELETE ON desk_trial_picture
  FOR EACH ROW EXECUTE FUNCTION desk_picture_is_guarded();--> statement-breakpoint
CREATE FUNCTION desk_attempt_is_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'sent'
    OR (NEW.id, NEW.picture_id, NEW.number, NEW.terms_id, NEW.seed_sent, NEW.started_at)
      IS DISTINCT FROM (OLD.id, OLD.picture_id, OLD.number, OLD.terms_id, OLD.seed_sent, OLD.started_at) THEN
    RAISE EXCEPTION '% of the desk attempt % is refused', TG_OP, OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER desk_attempt_is_guarded BEFORE UPDATE OR DELETE ON desk_attempt
  FOR EACH ROW EXECUTE FUNCTION desk_attempt_is_guarded();
