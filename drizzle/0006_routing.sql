CREATE TABLE "model_rule" (
	"brand_id" text NOT NULL,
	"role" text NOT NULL,
	"route_id" text NOT NULL,
	"allowed" boolean NOT NULL,
	"pictures_per_day" integer,
	"set_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_rule_brand_id_role_route_id_pk" PRIMARY KEY("brand_id","role","route_id")
);
--> statement-breakpoint
CREATE TABLE "provider_key" (
	"provider" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "route_health" (
	"route_id" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"openings" integer DEFAULT 0 NOT NULL,
	"open_until" timestamp with time zone,
	"trial_until" timestamp with time zone,
	"last_code" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "route_id" text;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "seed_reported" bigint;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "bill_basis" text;--> statement-breakpoint
ALTER TABLE "run_output" ADD COLUMN "route_id" text;--> statement-breakpoint
ALTER TABLE "run_output" ADD COLUMN "next_try_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "model_rule" ADD CONSTRAINT "model_rule_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_rule" ADD CONSTRAINT "model_rule_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_health" ADD CONSTRAINT "route_health_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Routes that are there already get the facts that a spec has from now on, as unknown.
UPDATE route SET spec = '{"maxInputBytes": null, "maxInputPixels": null, "faces": "unknown", "quality": {}, "qualityPriceMicros": {}, "tokenPriceMicros": null, "billsRefusals": "unknown", "concurrency": 4, "region": "Not verified."}'::jsonb || spec;--> statement-breakpoint
UPDATE route SET spec = spec || '{"faces": "yes", "billsRefusals": "no", "concurrency": 2, "region": "Where you run it."}'::jsonb WHERE provider = 'sandbox';--> statement-breakpoint
UPDATE attempt a SET route_id = r.route_id FROM run_output o JOIN run r ON r.id = o.run_id WHERE o.id = a.output_id;--> statement-breakpoint
-- Whatever the application decides: only a model that the lockset names for the run's tier is ever called.
CREATE FUNCTION attempt_keeps_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM run_output o JOIN run r ON r.id = o.run_id
    JOIN lockset_route l ON l.lockset_id = o.lockset_id AND l.tier = r.tier AND l.route_id = NEW.route_id
    WHERE o.id = NEW.output_id) THEN
    RAISE EXCEPTION 'the model % is not in the lockset of output %', NEW.route_id, NEW.output_id USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER attempt_keeps_lock BEFORE INSERT OR UPDATE OF route_id, output_id ON attempt
  FOR EACH ROW EXECUTE FUNCTION attempt_keeps_lock();
