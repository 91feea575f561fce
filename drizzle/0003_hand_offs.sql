ALTER TABLE "hand_off" ADD COLUMN "reference_ids" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_off" ADD COLUMN "idempotency_key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_off" ADD CONSTRAINT "hand_off_sha256_blob_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hand_off_brand_id_created_at_index" ON "hand_off" USING btree ("brand_id","created_at");--> statement-breakpoint
ALTER TABLE "hand_off" ADD CONSTRAINT "hand_off_createdBy_idempotencyKey_unique" UNIQUE("created_by","idempotency_key");--> statement-breakpoint
CREATE TRIGGER hand_off_is_immutable BEFORE UPDATE OR DELETE ON hand_off
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a package that was handed off never changes');
