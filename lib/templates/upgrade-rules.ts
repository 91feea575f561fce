const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A spec or draft stored as version 1, in the words of version 2, in which a slot has a lock where it was only required
 * or not. What is stored, and its hash, stay as they are: this is for reading.
 */
export function upgradeSpec(stored: unknown): unknown {
  if (!isRecord(stored) || stored.specVersion !== 1 || !Array.isArray(stored.slots)) return stored;
  return {
    ...stored,
    specVersion: 2,
    slots: stored.slots.map((slot: unknown) => {
      if (!isRecord(slot)) return slot;
      const { required, ...rest } = slot;
      return { ...rest, lock: required === false ? 'editable' : 'required' };
    }),
  };
}
