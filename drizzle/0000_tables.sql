CREATE TABLE "budget" (
	"campaign_id" text PRIMARY KEY NOT NULL,
	"currency" text NOT NULL,
	"limit_micros" bigint NOT NULL,
	"reserved_micros" bigint DEFAULT 0 NOT NULL,
	"spent_micros" bigint DEFAULT 0 NOT NULL,
	"hard_stop" boolean DEFAULT true NOT NULL,
	"hand_off_micros" bigint,
	"set_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"name" text NOT NULL,
	"brief" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"plan" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"lockset_id" text,
	"starts_on" text,
	"ends_on" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaign_id_brandId_unique" UNIQUE("id","brand_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_rule" (
	"campaign_id" text NOT NULL,
	"rule" text NOT NULL,
	"enabled" boolean NOT NULL,
	"reason" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaign_rule_campaign_id_rule_pk" PRIMARY KEY("campaign_id","rule")
);
--> statement-breakpoint
CREATE TABLE "lockset" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"brand_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"json" text NOT NULL,
	"sha256" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"signed_by" text,
	"frozen_at" timestamp with time zone,
	"refused_reason" text,
	CONSTRAINT "lockset_campaignId_number_unique" UNIQUE("campaign_id","number"),
	CONSTRAINT "lockset_id_campaignId_unique" UNIQUE("id","campaign_id")
);
--> statement-breakpoint
CREATE TABLE "lockset_market" (
	"lockset_id" text NOT NULL,
	"market" text NOT NULL,
	CONSTRAINT "lockset_market_lockset_id_market_pk" PRIMARY KEY("lockset_id","market")
);
--> statement-breakpoint
CREATE TABLE "lockset_reference" (
	"lockset_id" text NOT NULL,
	"reference_id" text NOT NULL,
	"sha256" text NOT NULL,
	"role" text NOT NULL,
	"position" integer NOT NULL,
	"required" boolean NOT NULL,
	CONSTRAINT "lockset_reference_lockset_id_reference_id_pk" PRIMARY KEY("lockset_id","reference_id")
);
--> statement-breakpoint
CREATE TABLE "lockset_route" (
	"lockset_id" text NOT NULL,
	"tier" text NOT NULL,
	"route_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "lockset_route_lockset_id_tier_route_id_pk" PRIMARY KEY("lockset_id","tier","route_id")
);
--> statement-breakpoint
CREATE TABLE "lockset_seed" (
	"lockset_id" text NOT NULL,
	"position" integer NOT NULL,
	"seed" bigint NOT NULL,
	CONSTRAINT "lockset_seed_lockset_id_seed_pk" PRIMARY KEY("lockset_id","seed"),
	CONSTRAINT "lockset_seed_locksetId_position_unique" UNIQUE("lockset_id","position")
);
--> statement-breakpoint
CREATE TABLE "lockset_size" (
	"lockset_id" text NOT NULL,
	"size" text NOT NULL,
	CONSTRAINT "lockset_size_lockset_id_size_pk" PRIMARY KEY("lockset_id","size")
);
--> statement-breakpoint
CREATE TABLE "lockset_stage" (
	"lockset_id" text NOT NULL,
	"market" text NOT NULL,
	"position" integer NOT NULL,
	"stage" text NOT NULL,
	CONSTRAINT "lockset_stage_lockset_id_market_position_pk" PRIMARY KEY("lockset_id","market","position"),
	CONSTRAINT "lockset_stage_locksetId_market_stage_unique" UNIQUE("lockset_id","market","stage")
);
--> statement-breakpoint
CREATE TABLE "lockset_template" (
	"lockset_id" text NOT NULL,
	"template_version_id" text NOT NULL,
	"spec_hash" text NOT NULL,
	CONSTRAINT "lockset_template_lockset_id_template_version_id_pk" PRIMARY KEY("lockset_id","template_version_id")
);
--> statement-breakpoint
CREATE TABLE "lockset_tier" (
	"lockset_id" text NOT NULL,
	"tier" text NOT NULL,
	CONSTRAINT "lockset_tier_lockset_id_tier_pk" PRIMARY KEY("lockset_id","tier")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"type" text NOT NULL,
	"brand_id" text,
	"campaign_id" text,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"record_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "blob" (
	"sha256" text PRIMARY KEY NOT NULL,
	"mime" text NOT NULL,
	"size" integer NOT NULL,
	"width" integer,
	"height" integer,
	"pixel_digest" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "brand_kit" (
	"brand_id" text PRIMARY KEY NOT NULL,
	"palette" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"voice" text DEFAULT '' NOT NULL,
	"forbidden_terms" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"logo_sha256" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reference" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"sha256" text NOT NULL,
	"mask_sha256" text,
	"rights_owner" text NOT NULL,
	"licence" text NOT NULL,
	"consent" text DEFAULT '' NOT NULL,
	"territories" jsonb NOT NULL,
	"expires_on" date,
	"rights_revision" integer DEFAULT 1 NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"uploaded_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reference_id_sha256_unique" UNIQUE("id","sha256")
);
--> statement-breakpoint
CREATE TABLE "template" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"name" text NOT NULL,
	"draft" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_version" (
	"id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL,
	"brand_id" text NOT NULL,
	"number" integer NOT NULL,
	"spec" jsonb NOT NULL,
	"spec_hash" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_version_templateId_number_unique" UNIQUE("template_id","number")
);
--> statement-breakpoint
CREATE TABLE "route" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"model_id" text NOT NULL,
	"plan" text NOT NULL,
	"name" text NOT NULL,
	"spec" jsonb NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "route_provider_modelId_plan_unique" UNIQUE("provider","model_id","plan")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" text PRIMARY KEY NOT NULL,
	"route_id" text NOT NULL,
	"version" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"url" text,
	"read_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "terms_routeId_version_unique" UNIQUE("route_id","version")
);
--> statement-breakpoint
CREATE TABLE "terms_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"route_id" text NOT NULL,
	"terms_id" text NOT NULL,
	"decision" text NOT NULL,
	"limits" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "brand" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brand_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"person_id" text NOT NULL,
	"brand_id" text NOT NULL,
	"role" text NOT NULL,
	"granted_by" text NOT NULL,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "membership_brand_id_person_id_role_pk" PRIMARY KEY("brand_id","person_id","role")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"session_version" integer DEFAULT 1 NOT NULL,
	"is_admin" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"asset_id" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"sealed_sha256" text,
	"sealed_size" integer,
	"pixel_digest" text,
	"sidecar_sha256" text,
	"bucket" text,
	"key" text,
	"version_id" text,
	"message" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "delivery_submissionId_unique" UNIQUE("submission_id")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"role" text,
	"person_id" text,
	"text" text NOT NULL,
	"href" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_dedupeKey_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "notice_read" (
	"notice_id" text NOT NULL,
	"person_id" text NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_read_notice_id_person_id_pk" PRIMARY KEY("notice_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "sign_off" (
	"id" text PRIMARY KEY NOT NULL,
	"submission_id" text NOT NULL,
	"stage" text NOT NULL,
	"decision" text NOT NULL,
	"statement" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"sha256" text NOT NULL,
	"pixel_digest" text NOT NULL,
	"seen" jsonb NOT NULL,
	"person_id" text NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_off_submissionId_stage_unique" UNIQUE("submission_id","stage")
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"asset_id" text NOT NULL,
	"lockset_id" text NOT NULL,
	"state" text NOT NULL,
	"stages" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"pixel_digest" text NOT NULL,
	"seen" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"due_at" timestamp with time zone,
	"submitted_by" text NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "asset" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"concept_id" text NOT NULL,
	"output_id" text,
	"reference_id" text,
	"sha256" text NOT NULL,
	"pixel_digest" text NOT NULL,
	"mime" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"market" text,
	"tier" text,
	"digital_source_type" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "asset_outputId_unique" UNIQUE("output_id"),
	CONSTRAINT "asset_id_campaignId_unique" UNIQUE("id","campaign_id")
);
--> statement-breakpoint
CREATE TABLE "asset_label" (
	"asset_id" text PRIMARY KEY NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"tags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asset_note" (
	"id" text PRIMARY KEY NOT NULL,
	"asset_id" text NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"output_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"seed_sent" bigint,
	"task_id" text,
	"response" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"usage" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"billed_micros" bigint,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "attempt_outputId_number_unique" UNIQUE("output_id","number")
);
--> statement-breakpoint
CREATE TABLE "concept" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"name" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "concept_id_campaignId_unique" UNIQUE("id","campaign_id")
);
--> statement-breakpoint
CREATE TABLE "derivation" (
	"asset_id" text NOT NULL,
	"parent_asset_id" text NOT NULL,
	"operation" text NOT NULL,
	CONSTRAINT "derivation_asset_id_parent_asset_id_pk" PRIMARY KEY("asset_id","parent_asset_id")
);
--> statement-breakpoint
CREATE TABLE "hand_off" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"concept_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pick" (
	"asset_id" text PRIMARY KEY NOT NULL,
	"concept_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"brand_id" text NOT NULL,
	"picked_by" text NOT NULL,
	"picked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"concept_id" text NOT NULL,
	"lockset_id" text NOT NULL,
	"lockset_hash" text NOT NULL,
	"template_version_id" text NOT NULL,
	"operation" text NOT NULL,
	"tier" text NOT NULL,
	"route_id" text NOT NULL,
	"size" text NOT NULL,
	"market" text NOT NULL,
	"parent_asset_id" text,
	"mask_sha256" text,
	"slots" jsonb NOT NULL,
	"prompt" text NOT NULL,
	"negative_prompt" text NOT NULL,
	"input_hash" text NOT NULL,
	"decision" jsonb NOT NULL,
	"terms_id" text NOT NULL,
	"terms_decision_id" text NOT NULL,
	"rights_seen" jsonb NOT NULL,
	"currency" text NOT NULL,
	"estimate_micros" bigint NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"requested_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_requestedBy_idempotencyKey_unique" UNIQUE("requested_by","idempotency_key"),
	CONSTRAINT "run_id_locksetId_unique" UNIQUE("id","lockset_id"),
	CONSTRAINT "run_id_campaignId_unique" UNIQUE("id","campaign_id")
);
--> statement-breakpoint
CREATE TABLE "run_input" (
	"run_id" text NOT NULL,
	"position" integer NOT NULL,
	"lockset_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"reference_id" text,
	"asset_id" text,
	"sha256" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "run_input_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "run_output" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"brand_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"lockset_id" text NOT NULL,
	"position" integer NOT NULL,
	"seed" bigint NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"reserved_micros" bigint NOT NULL,
	"billed_micros" bigint,
	"message" text,
	"error_code" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_output_runId_position_unique" UNIQUE("run_id","position")
);
--> statement-breakpoint
ALTER TABLE "budget" ADD CONSTRAINT "budget_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_rule" ADD CONSTRAINT "campaign_rule_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset" ADD CONSTRAINT "lockset_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_market" ADD CONSTRAINT "lockset_market_lockset_id_lockset_id_fk" FOREIGN KEY ("lockset_id") REFERENCES "public"."lockset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_reference" ADD CONSTRAINT "lockset_reference_lockset_id_lockset_id_fk" FOREIGN KEY ("lockset_id") REFERENCES "public"."lockset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_reference" ADD CONSTRAINT "lockset_reference_reference_id_sha256_reference_id_sha256_fk" FOREIGN KEY ("reference_id","sha256") REFERENCES "public"."reference"("id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_route" ADD CONSTRAINT "lockset_route_lockset_id_lockset_id_fk" FOREIGN KEY ("lockset_id") REFERENCES "public"."lockset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_route" ADD CONSTRAINT "lockset_route_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_route" ADD CONSTRAINT "lockset_route_lockset_id_tier_lockset_tier_lockset_id_tier_fk" FOREIGN KEY ("lockset_id","tier") REFERENCES "public"."lockset_tier"("lockset_id","tier") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_seed" ADD CONSTRAINT "lockset_seed_lockset_id_lockset_id_fk" FOREIGN KEY ("lockset_id") REFERENCES "public"."lockset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_size" ADD CONSTRAINT "lockset_size_lockset_id_lockset_id_fk" FOREIGN KEY ("lockset_id") REFERENCES "public"."lockset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_stage" ADD CONSTRAINT "lockset_stage_lockset_id_lockset_id_fk" FOREIGN KEY ("lockset_id") REFERENCES "public"."lockset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_stage" ADD CONSTRAINT "lockset_stage_lockset_id_market_lockset_market_lockset_id_market_fk" FOREIGN KEY ("lockset_id","market") REFERENCES "public"."lockset_market"("lockset_id","market") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_template" ADD CONSTRAINT "lockset_template_lockset_id_lockset_id_fk" FOREIGN KEY ("lockset_id") REFERENCES "public"."lockset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_template" ADD CONSTRAINT "lockset_template_template_version_id_template_version_id_fk" FOREIGN KEY ("template_version_id") REFERENCES "public"."template_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lockset_tier" ADD CONSTRAINT "lockset_tier_lockset_id_lockset_id_fk" FOREIGN KEY ("lockset_id") REFERENCES "public"."lockset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brand_kit" ADD CONSTRAINT "brand_kit_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_sha256_blob_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_mask_sha256_blob_sha256_fk" FOREIGN KEY ("mask_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_template_id_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."template"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_decision" ADD CONSTRAINT "terms_decision_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_decision" ADD CONSTRAINT "terms_decision_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_decision" ADD CONSTRAINT "terms_decision_terms_id_terms_id_fk" FOREIGN KEY ("terms_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_reference_id_reference_id_fk" FOREIGN KEY ("reference_id") REFERENCES "public"."reference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_sha256_blob_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_concept_id_campaign_id_concept_id_campaign_id_fk" FOREIGN KEY ("concept_id","campaign_id") REFERENCES "public"."concept"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_label" ADD CONSTRAINT "asset_label_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_note" ADD CONSTRAINT "asset_note_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_output_id_run_output_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."run_output"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concept" ADD CONSTRAINT "concept_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "derivation" ADD CONSTRAINT "derivation_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "derivation" ADD CONSTRAINT "derivation_parent_asset_id_asset_id_fk" FOREIGN KEY ("parent_asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off" ADD CONSTRAINT "hand_off_concept_id_concept_id_fk" FOREIGN KEY ("concept_id") REFERENCES "public"."concept"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick" ADD CONSTRAINT "pick_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_mask_sha256_blob_sha256_fk" FOREIGN KEY ("mask_sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_terms_id_terms_id_fk" FOREIGN KEY ("terms_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_concept_id_campaign_id_concept_id_campaign_id_fk" FOREIGN KEY ("concept_id","campaign_id") REFERENCES "public"."concept"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_lockset_id_campaign_id_lockset_id_campaign_id_fk" FOREIGN KEY ("lockset_id","campaign_id") REFERENCES "public"."lockset"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_lockset_id_template_version_id_lockset_template_lockset_id_template_version_id_fk" FOREIGN KEY ("lockset_id","template_version_id") REFERENCES "public"."lockset_template"("lockset_id","template_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_lockset_id_tier_lockset_tier_lockset_id_tier_fk" FOREIGN KEY ("lockset_id","tier") REFERENCES "public"."lockset_tier"("lockset_id","tier") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_lockset_id_tier_route_id_lockset_route_lockset_id_tier_route_id_fk" FOREIGN KEY ("lockset_id","tier","route_id") REFERENCES "public"."lockset_route"("lockset_id","tier","route_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_lockset_id_size_lockset_size_lockset_id_size_fk" FOREIGN KEY ("lockset_id","size") REFERENCES "public"."lockset_size"("lockset_id","size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_lockset_id_market_lockset_market_lockset_id_market_fk" FOREIGN KEY ("lockset_id","market") REFERENCES "public"."lockset_market"("lockset_id","market") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_parent_asset_id_campaign_id_asset_id_campaign_id_fk" FOREIGN KEY ("parent_asset_id","campaign_id") REFERENCES "public"."asset"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_input" ADD CONSTRAINT "run_input_run_id_lockset_id_run_id_lockset_id_fk" FOREIGN KEY ("run_id","lockset_id") REFERENCES "public"."run"("id","lockset_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_input" ADD CONSTRAINT "run_input_run_id_campaign_id_run_id_campaign_id_fk" FOREIGN KEY ("run_id","campaign_id") REFERENCES "public"."run"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_input" ADD CONSTRAINT "run_input_lockset_id_reference_id_lockset_reference_lockset_id_reference_id_fk" FOREIGN KEY ("lockset_id","reference_id") REFERENCES "public"."lockset_reference"("lockset_id","reference_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_input" ADD CONSTRAINT "run_input_asset_id_campaign_id_asset_id_campaign_id_fk" FOREIGN KEY ("asset_id","campaign_id") REFERENCES "public"."asset"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_output" ADD CONSTRAINT "run_output_run_id_lockset_id_run_id_lockset_id_fk" FOREIGN KEY ("run_id","lockset_id") REFERENCES "public"."run"("id","lockset_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_output" ADD CONSTRAINT "run_output_lockset_id_seed_lockset_seed_lockset_id_seed_fk" FOREIGN KEY ("lockset_id","seed") REFERENCES "public"."lockset_seed"("lockset_id","seed") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_brand_id_created_at_index" ON "campaign" USING btree ("brand_id","created_at");--> statement-breakpoint
CREATE INDEX "event_brand_id_position_index" ON "event" USING btree ("brand_id","position");--> statement-breakpoint
CREATE INDEX "event_subject_id_index" ON "event" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "event_campaign_id_position_index" ON "event" USING btree ("campaign_id","position");--> statement-breakpoint
CREATE INDEX "event_type_at_index" ON "event" USING btree ("type","at");--> statement-breakpoint
CREATE INDEX "reference_brand_id_created_at_index" ON "reference" USING btree ("brand_id","created_at");--> statement-breakpoint
CREATE INDEX "template_brand_id_created_at_index" ON "template" USING btree ("brand_id","created_at");--> statement-breakpoint
CREATE INDEX "terms_decision_brand_id_route_id_decided_at_index" ON "terms_decision" USING btree ("brand_id","route_id","decided_at");--> statement-breakpoint
CREATE INDEX "delivery_brand_id_state_index" ON "delivery" USING btree ("brand_id","state");--> statement-breakpoint
CREATE INDEX "notice_brand_id_created_at_index" ON "notice" USING btree ("brand_id","created_at");--> statement-breakpoint
CREATE INDEX "sign_off_submission_id_person_id_index" ON "sign_off" USING btree ("submission_id","person_id");--> statement-breakpoint
CREATE INDEX "submission_brand_id_state_submitted_at_index" ON "submission" USING btree ("brand_id","state","submitted_at");--> statement-breakpoint
CREATE INDEX "submission_asset_id_index" ON "submission" USING btree ("asset_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_one_live" ON "submission" USING btree ("asset_id") WHERE state in ('brand_review', 'legal_review', 'approved');--> statement-breakpoint
CREATE INDEX "asset_brand_id_created_at_index" ON "asset" USING btree ("brand_id","created_at");--> statement-breakpoint
CREATE INDEX "asset_concept_id_index" ON "asset" USING btree ("concept_id");--> statement-breakpoint
CREATE INDEX "asset_note_asset_id_written_at_index" ON "asset_note" USING btree ("asset_id","written_at");--> statement-breakpoint
CREATE INDEX "concept_campaign_id_created_at_index" ON "concept" USING btree ("campaign_id","created_at");--> statement-breakpoint
CREATE INDEX "derivation_parent_asset_id_index" ON "derivation" USING btree ("parent_asset_id");--> statement-breakpoint
CREATE INDEX "hand_off_concept_id_index" ON "hand_off" USING btree ("concept_id");--> statement-breakpoint
CREATE INDEX "pick_concept_id_index" ON "pick" USING btree ("concept_id");--> statement-breakpoint
CREATE INDEX "run_campaign_id_created_at_index" ON "run" USING btree ("campaign_id","created_at");--> statement-breakpoint
CREATE INDEX "run_concept_id_created_at_index" ON "run" USING btree ("concept_id","created_at");--> statement-breakpoint
CREATE INDEX "run_brand_id_created_at_index" ON "run" USING btree ("brand_id","created_at");--> statement-breakpoint
CREATE INDEX "run_output_campaign_id_state_index" ON "run_output" USING btree ("campaign_id","state");