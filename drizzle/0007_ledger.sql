CREATE TABLE "budget_reservation" (
	"run_id" text NOT NULL,
	"budget_id" text NOT NULL,
	"micros" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "budget_reservation_run_id_budget_id_pk" PRIMARY KEY("run_id","budget_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"transaction_id" text NOT NULL,
	"position" integer NOT NULL,
	"budget_id" text NOT NULL,
	"account" text NOT NULL,
	"currency" text NOT NULL,
	"micros" bigint NOT NULL,
	CONSTRAINT "ledger_entry_transaction_id_position_pk" PRIMARY KEY("transaction_id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger_transaction" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"what" text NOT NULL,
	"event_type" text,
	"campaign_id" text,
	"run_id" text,
	"output_id" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "monthly_budget" (
	"brand_id" text NOT NULL,
	"whose" text NOT NULL,
	"currency" text NOT NULL,
	"limit_micros" bigint NOT NULL,
	"enforcement" text NOT NULL,
	"set_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "monthly_budget_brand_id_whose_pk" PRIMARY KEY("brand_id","whose")
);
--> statement-breakpoint
ALTER TABLE "budget" DROP CONSTRAINT "budget_pkey";--> statement-breakpoint
ALTER TABLE "budget" ALTER COLUMN "campaign_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "budget" ADD COLUMN "id" text;--> statement-breakpoint
ALTER TABLE "budget" ADD COLUMN "brand_id" text;--> statement-breakpoint
ALTER TABLE "budget" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "budget" ADD COLUMN "person_id" text;--> statement-breakpoint
ALTER TABLE "budget" ADD COLUMN "month" text;--> statement-breakpoint
ALTER TABLE "budget" ADD COLUMN "enforcement" text DEFAULT 'hard' NOT NULL;--> statement-breakpoint
ALTER TABLE "budget" ADD COLUMN "passed_at" timestamp with time zone;--> statement-breakpoint
UPDATE "budget" b SET "id" = b."campaign_id", "kind" = 'campaign', "brand_id" = c."brand_id"
  FROM "campaign" c WHERE c."id" = b."campaign_id";--> statement-breakpoint
ALTER TABLE "budget" ALTER COLUMN "id" SET NOT NULL, ALTER COLUMN "brand_id" SET NOT NULL, ALTER COLUMN "kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "budget" ADD CONSTRAINT "budget_pkey" PRIMARY KEY ("id");--> statement-breakpoint
ALTER TABLE "budget_reservation" ADD CONSTRAINT "budget_reservation_budget_id_budget_id_fk" FOREIGN KEY ("budget_id") REFERENCES "public"."budget"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_budget_id_budget_id_fk" FOREIGN KEY ("budget_id") REFERENCES "public"."budget"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_ledger_transaction_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transaction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_budget" ADD CONSTRAINT "monthly_budget_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "budget_reservation_budget_id_index" ON "budget_reservation" USING btree ("budget_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_budget_id_transaction_id_index" ON "ledger_entry" USING btree ("budget_id","transaction_id");--> statement-breakpoint
CREATE INDEX "ledger_transaction_brand_id_id_index" ON "ledger_transaction" USING btree ("brand_id","id");--> statement-breakpoint
CREATE INDEX "ledger_transaction_campaign_id_id_index" ON "ledger_transaction" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "ledger_transaction_run_id_index" ON "ledger_transaction" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "budget_brand_id_month_index" ON "budget" USING btree ("brand_id","month");--> statement-breakpoint
ALTER TABLE "budget" ADD CONSTRAINT "budget_campaignId_unique" UNIQUE("campaign_id");--> statement-breakpoint
ALTER TABLE budget ADD CONSTRAINT budget_is_for_one_thing CHECK (
  (kind = 'campaign' AND campaign_id IS NOT NULL AND person_id IS NULL AND month IS NULL)
  OR (kind = 'person_month' AND campaign_id IS NULL AND person_id IS NOT NULL AND month IS NOT NULL)
  OR (kind = 'brand_month' AND campaign_id IS NULL AND person_id IS NULL AND month IS NOT NULL));
--> statement-breakpoint
ALTER TABLE budget ADD CONSTRAINT budget_enforcement_is_known CHECK (enforcement IN ('hard', 'soft', 'none'));
--> statement-breakpoint
ALTER TABLE monthly_budget ADD CONSTRAINT monthly_budget_is_a_limit CHECK (enforcement IN ('hard', 'soft') AND limit_micros >= 0);
--> statement-breakpoint
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_moves_something
  CHECK (micros <> 0 AND position >= 1 AND account IN ('funding', 'available', 'reserved', 'spent'));
--> statement-breakpoint

-- What was spent before there was a ledger: the months of people and brands are counted from the runs, every run names
-- the budgets that pay it, and each budget begins with one opening transaction.
INSERT INTO budget (id, brand_id, kind, person_id, month, currency, limit_micros, reserved_micros, spent_micros, enforcement, set_by)
SELECT concat_ws('/', brand_id, person_id, month, currency), brand_id,
  CASE WHEN person_id IS NULL THEN 'brand_month' ELSE 'person_month' END, person_id, month, currency, 0,
  reserved, spent, 'none', 'system'
FROM (
  SELECT r.brand_id, r.requested_by AS person_id, to_char(r.created_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, r.currency,
    coalesce(sum(o.reserved_micros) FILTER (WHERE o.state IN ('queued', 'running', 'unknown')), 0) AS reserved,
    coalesce(sum(o.billed_micros), 0) AS spent
  FROM run r JOIN run_output o ON o.run_id = r.id
  GROUP BY GROUPING SETS ((r.brand_id, r.requested_by, 3, r.currency), (r.brand_id, 3, r.currency))
) months;
--> statement-breakpoint
INSERT INTO budget_reservation (run_id, budget_id, micros, created_at)
SELECT r.id, b.id, (SELECT sum(o.reserved_micros) FROM run_output o WHERE o.run_id = r.id), r.created_at
FROM run r JOIN budget b ON b.id IN (
  r.campaign_id,
  concat_ws('/', r.brand_id, r.requested_by, to_char(r.created_at AT TIME ZONE 'UTC', 'YYYY-MM'), r.currency),
  concat_ws('/', r.brand_id, to_char(r.created_at AT TIME ZONE 'UTC', 'YYYY-MM'), r.currency));
--> statement-breakpoint
INSERT INTO ledger_transaction (id, brand_id, what, campaign_id, at)
SELECT 'ldg_0' || b.id, b.brand_id, 'opened', b.campaign_id, now() FROM budget b
WHERE b.limit_micros + b.reserved_micros + b.spent_micros > 0;
--> statement-breakpoint
INSERT INTO ledger_entry (transaction_id, position, budget_id, account, currency, micros)
SELECT 'ldg_0' || b.id, e.position, b.id, e.account, b.currency, e.micros
FROM budget b CROSS JOIN LATERAL (VALUES
  (1, 'funding', -b.limit_micros),
  (2, 'available', b.limit_micros - b.reserved_micros - b.spent_micros),
  (3, 'reserved', b.reserved_micros),
  (4, 'spent', b.spent_micros)) e (position, account, micros)
WHERE e.micros <> 0;
--> statement-breakpoint

-- From here on: nothing in the ledger changes, and what does not balance cannot be committed.
DO $$
DECLARE
  book text;
BEGIN
  FOREACH book IN ARRAY ARRAY['ledger_transaction', 'ledger_entry', 'budget_reservation'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change(''what was booked never changes; book it back'')',
      book || '_is_eternal', book);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(''what was booked never changes; book it back'')',
      book || '_is_never_truncated', book);
  END LOOP;
END $$;
--> statement-breakpoint
-- In every budget and currency the sides of a transaction sum to zero, so they do per currency, too.
CREATE FUNCTION guard_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM ledger_entry e WHERE e.transaction_id = NEW.transaction_id
    GROUP BY e.budget_id, e.currency HAVING sum(e.micros) <> 0
  ) THEN
    RAISE EXCEPTION 'ledger transaction % does not balance', NEW.transaction_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_ledger_balance();
--> statement-breakpoint
CREATE FUNCTION guard_ledger_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.transaction_id = NEW.id) THEN
    RAISE EXCEPTION 'ledger transaction % moves nothing', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_transaction_moves_something AFTER INSERT ON ledger_transaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_ledger_transaction();
