import type { Override } from '@/lib/break-glass/rules';
import type { ApplicableBudget, Enforcement } from '@/lib/budgets/rules';
import type { LocksetDocument } from '@/lib/campaigns/schemas';
import type { Reason } from '@/lib/errors';
import type { Candidate } from '@/lib/models/route-reasons';
import type { Tier } from '@/lib/models/schemas';
import type { RightsOf } from '@/lib/references/rules';
import type { TemplateSpec } from '@/lib/templates/schemas';

export type WorldReference = RightsOf & {
  sha256: string;
  maskSha256: string | null;
  role: string;
  sets: readonly string[];
  required: boolean;
  rightsRevision: number;
  /** Release or consent for people shown; empty when nobody is. */
  consent: string;
  bytes: number;
  pixels: number;
};

/** The parent of an image-to-image run. */
export type WorldParent = {
  assetId: string;
  conceptId: string;
  sha256: string;
  bytes: number;
  pixels: number;
  picked: boolean;
  seed: number | null;
  size: string | null;
  market: string | null;
  slots: Record<string, string | number> | null;
  /** Why its lineage may not be used today. */
  reasons: Reason[];
};

/** All that deciding about a run depends on, read in one go. */
export type RunWorld = {
  campaign: { id: string; name: string; state: string };
  lockset: { id: string; number: number; sha256: string; document: LocksetDocument } | null;
  templates: { versionId: string; number: number; name: string; spec: TemplateSpec }[];
  references: WorldReference[];
  candidates: Map<Tier, Candidate[]>;
  palette: { name: string; hex: string }[];
  forbiddenTerms: string[];
  marketTerms: { market: string; terms: string[] }[];
  claims: { market: string | null; phrase: string; note: string }[];
  budget: {
    currency: string;
    limitMicros: number;
    reservedMicros: number;
    spentMicros: number;
    enforcement: Enforcement;
  } | null;
  /** Every budget that a run of this person is reserved in now. */
  budgets: ApplicableBudget[];
  /** Rules of the campaign that two people lifted, as they are lifted now. */
  overrides: Override[];
};
