/** States in a fixed order, so that two readings can be compared as text. */
export const stateLine = (
  outputs: readonly { id: string; state: string; nextTryAt?: Date | null }[],
): string =>
  [...outputs]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map(
      ({ id, state, nextTryAt }) => `${id.slice(-6)}:${state}${nextTryAt ? `@${nextTryAt.getTime()}` : ''}`,
    )
    .join(',');
