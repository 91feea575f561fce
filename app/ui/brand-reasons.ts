import type { Reason } from '@/lib/errors';

/** A reason's link without a leading slash is a room of the brand, such as `terms/…`: rules know no addresses. */
export const brandReasons = (brand: string, reasons: readonly Reason[]): Reason[] =>
  reasons.map((reason) =>
    reason.href && !/^([#/]|https?:)/.test(reason.href)
      ? { ...reason, href: `/b/${brand}/${reason.href}` }
      : reason,
  );
