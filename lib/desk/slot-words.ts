/** What was filled in, in the order of the slots: what tells one request from the next. The market is said apart. */
export const slotWords = ({
  slots,
  market,
}: {
  slots: Record<string, string | number>;
  market: string;
}): string =>
  Object.values(slots)
    .filter((value) => value !== market && value !== '')
    .join(', ');
