CREATE INDEX "event_picked_concept" ON "event" USING btree ((payload->>'conceptId'),"at") WHERE type = 'asset.picked';--> statement-breakpoint
CREATE INDEX "delivery_asset_id_index" ON "delivery" USING btree ("asset_id");--> statement-breakpoint
CREATE INDEX "submission_brand_id_submitted_at_index" ON "submission" USING btree ("brand_id","submitted_at");--> statement-breakpoint
CREATE INDEX "pick_brand_id_picked_at_index" ON "pick" USING btree ("brand_id","picked_at");--> statement-breakpoint
CREATE INDEX "run_output_brand_id_created_at_index" ON "run_output" USING btree ("brand_id","created_at");