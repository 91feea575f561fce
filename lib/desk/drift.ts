/** How far a picture lies from the one before it. */
export type Drift = {
  /** Structure, 0 (the same) to 1 (nothing alike): one minus the mean structural similarity of the brightness. */
  structure: number;
  /** Colour: mean CIEDE2000 between the same places; 0 is the same, 1 is just visible, 100 is black against white. */
  colour: number;
  /** Mean CIEDE2000 from a place to the nearest colour of the brand kit; null without a palette. */
  palette: { before: number; after: number } | null;
};
