/** Words and defaults of a campaign, apart from its schemas: a page can use them without the validator's script. */
export const stages = ['brand', 'legal'] as const;
export type Stage = (typeof stages)[number];
export const stageNames: Record<Stage, string> = { brand: 'Brand review', legal: 'Legal review' };

/** BCP 47 language-region, such as de-DE. */
export const marketPattern = /^[a-z]{2,3}-[A-Z]{2}$/;

/** How models are chosen within the lockset. */
export type Policies = {
  /** Another model of the same tier may take over where one fails or rests. */
  fallback: boolean;
  /** Models that take a seed as a hint, or not at all, are accepted. */
  seedMayVary: boolean;
  /** Which of the models that may is taken: the first in the lockset's order, or the cheapest. */
  prefer: 'order' | 'price';
};
export const strictPolicies: Policies = { fallback: false, seedMayVary: false, prefer: 'order' };

/** Locksets signed before policies were asked for keep what they could do then: any seed class, no fallback. */
export const policiesOf = (document: { policies?: Policies | undefined }): Policies =>
  document.policies ?? { ...strictPolicies, seedMayVary: true };
