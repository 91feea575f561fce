/** Closed sets of words, apart from the schemas, so that a page can use them without the validator's script. */
export const tiers = ['draft', 'standard', 'final', 'motion'] as const;
export type Tier = (typeof tiers)[number];

export const ratios = ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9'] as const;
export type Ratio = (typeof ratios)[number];

export const uses = ['paid_media', 'owned', 'internal'] as const;
export type Use = (typeof uses)[number];
export const useNames: Record<Use, string> = {
  paid_media: 'Paid media',
  owned: 'Owned channels',
  internal: 'Internal only',
};

/** What a model that does not keep to a seed does with it, after its name. */
export const looseSeed = (seedClass: string): string =>
  seedClass === 'none' ? 'takes no seed' : 'takes a seed as a hint only';

/** ISO 3166-1 alpha-2, or WORLD. */
export const territoryPattern = /^([A-Z]{2}|WORLD)$/;
