ALTER TABLE "brand_kit" ADD COLUMN "market_terms" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "brand_kit" ADD COLUMN "claims" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "reference" ADD COLUMN "sets" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "template" ADD COLUMN "parent_version_id" text;--> statement-breakpoint
ALTER TABLE "template" ADD COLUMN "market" text;--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_parent_version_id_template_version_id_fk" FOREIGN KEY ("parent_version_id") REFERENCES "public"."template_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE template ADD CONSTRAINT template_parent_has_market CHECK ((parent_version_id IS NULL) = (market IS NULL));--> statement-breakpoint
-- A template that narrows another one stays bound to it and to its market; it can only follow to a newer version.
CREATE FUNCTION template_stays_bound() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text;
  now_is text;
BEGIN
  IF NEW.market IS DISTINCT FROM OLD.market OR (NEW.parent_version_id IS NULL) <> (OLD.parent_version_id IS NULL) THEN
    RAISE EXCEPTION 'a template keeps its parent and its market';
  END IF;
  IF NEW.parent_version_id IS DISTINCT FROM OLD.parent_version_id THEN
    SELECT template_id INTO was FROM template_version WHERE id = OLD.parent_version_id;
    SELECT template_id INTO now_is FROM template_version WHERE id = NEW.parent_version_id AND brand_id = NEW.brand_id;
    IF now_is IS DISTINCT FROM was THEN
      RAISE EXCEPTION 'a template follows only newer versions of the same parent';
    END IF;
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER template_stays_bound BEFORE UPDATE ON template FOR EACH ROW EXECUTE FUNCTION template_stays_bound();
