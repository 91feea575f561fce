import { type Override, overrideFor } from '@/lib/break-glass/rules';
import type { Stage } from '@/lib/campaigns/schemas';
import type { SubmissionState } from '@/lib/db/schema/reviews';
import type { Reason } from '@/lib/errors';
import type { Permission } from '@/lib/permission';

/** In what capacity somebody acts on a submission. */
export const parties = ['brand', 'legal', 'submitter'] as const;
export type Party = (typeof parties)[number];

export const reviewVerbs = ['sign_off', 'request_changes', 'reject', 'withdraw', 'recall'] as const;
export type ReviewVerb = (typeof reviewVerbs)[number];

/** `next`: the following stage of the chain, or approved after the last one. */
type Move = { by: Party; to: SubmissionState | 'next' };

const review = (by: 'brand' | 'legal') =>
  ({
    sign_off: { by, to: 'next' },
    request_changes: { by, to: 'changes_requested' },
    reject: { by, to: 'rejected' },
    withdraw: { by: 'submitter', to: 'withdrawn' },
  }) as const satisfies Partial<Record<ReviewVerb, Move>>;

/** What can happen to a submission, and by whom. What is not here does not happen. */
export const transitions = {
  brand_review: review('brand'),
  legal_review: review('legal'),
  approved: { recall: { by: 'legal', to: 'recalled' } },
  changes_requested: {},
  rejected: {},
  withdrawn: {},
  recalled: {},
} as const satisfies Record<SubmissionState, Partial<Record<ReviewVerb, Move>>>;

export const stageState = { brand: 'brand_review', legal: 'legal_review' } as const satisfies Record<
  Stage,
  SubmissionState
>;
export const stagePermission = {
  brand: 'submission:sign_off_brand',
  legal: 'submission:sign_off_legal',
} as const satisfies Record<Stage, Permission>;
export const stageRole = { brand: 'brand_owner', legal: 'legal' } as const;
export const stageName: Record<Stage, string> = { brand: 'brand review', legal: 'legal review' };

const REVIEW_HOURS = 48;

/** When a stage that begins now should be decided. */
export const dueAfter = (begun: Date): Date => new Date(begun.getTime() + REVIEW_HOURS * 3_600_000);

/** States in which an asset is bound: it cannot be submitted again, nor unpicked. */
export const liveStates = ['brand_review', 'legal_review', 'approved'] as const;
export const isLive = (state: string | null): boolean =>
  (liveStates as readonly string[]).includes(state ?? '');

/** The stage that a state waits for; null when it waits for nobody. */
export const stageOf = (state: SubmissionState): Stage | null =>
  state === 'brand_review' ? 'brand' : state === 'legal_review' ? 'legal' : null;

/** Where a verb leads; null when the state does not know it or this party may not. */
export function moveOf(
  state: SubmissionState,
  verb: ReviewVerb,
  party: Party,
  stages: readonly Stage[],
): SubmissionState | null {
  const move = (transitions[state] as Partial<Record<ReviewVerb, Move>>)[verb];
  if (!move || move.by !== party) return null;
  if (move.to !== 'next') return move.to;
  const stage = stageOf(state);
  const following = stage ? stages[stages.indexOf(stage) + 1] : undefined;
  return following ? stageState[following] : 'approved';
}

/** What is signed, word by word. Bound to the person, the stage and the bytes. */
export function statementOf(signer: {
  personName: string;
  stage: Stage;
  assetId: string;
  sha256: string;
  pixelDigest: string;
}): string {
  return [
    `I, ${signer.personName}, sign off the ${stageName[signer.stage]} of asset ${signer.assetId}.`,
    `I have seen this picture and approve exactly these bytes: SHA-256 ${signer.sha256}; pixels ${signer.pixelDigest}.`,
  ].join(' ');
}

export type FourEyes = {
  personId: string;
  /** Whoever ran, picked, uploaded or submitted anything in the lineage, ancestors included. */
  contributors: readonly { personId: string; did: string }[];
  /** Who signed a stage of this submission already. */
  signers: readonly string[];
};

/** Why this person may not sign while four eyes holds; empty when they may. */
export function fourEyesReasons({ personId, contributors, signers }: FourEyes): Reason[] {
  const reasons: Reason[] = [];
  const own = [...new Set(contributors.filter((entry) => entry.personId === personId).map(({ did }) => did))];
  if (own.length > 0)
    reasons.push({
      code: 'own_work',
      message: `You cannot approve your own: you ${own.join(' and ')} in this lineage.`,
      cure: 'Ask somebody else with this role to sign.',
    });
  if (signers.includes(personId))
    reasons.push({
      code: 'signed_before',
      message: 'You signed an earlier stage, and nobody signs two stages.',
      cure: 'Ask somebody else with this role to sign.',
    });
  return reasons;
}

/** The same while the rule may be lifted: `by` is what let the person through, and only when the rule would not have. */
export function fourEyesDecision(asked: FourEyes & { conceptId: string; overrides: readonly Override[] }): {
  bars: Reason[];
  by: Override | null;
} {
  const bars = fourEyesReasons(asked);
  if (bars.length === 0) return { bars, by: null };
  const by = overrideFor(asked.overrides, 'four_eyes', asked);
  return by ? { bars: [], by } : { bars, by: null };
}
