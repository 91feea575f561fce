ALTER TABLE "attempt" ADD COLUMN "terms_id" text;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_terms_id_terms_id_fk" FOREIGN KEY ("terms_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
UPDATE attempt a SET terms_id = CASE WHEN coalesce(a.route_id, r.route_id) = r.route_id THEN r.terms_id
  ELSE (SELECT t.id FROM terms t WHERE t.route_id = a.route_id AND t.created_at <= a.started_at ORDER BY t.version DESC LIMIT 1) END
FROM run_output o JOIN run r ON r.id = o.run_id WHERE o.id = a.output_id;
