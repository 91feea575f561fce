/** What a kit says about words, in the shape that slots are checked against. */
export const wordingOf = (
  kit: {
    forbiddenTerms: string[];
    marketTerms: { market: string; terms: string[] }[];
    claims: { market: string | null; phrase: string; note: string }[];
  } | null,
) => ({
  forbiddenTerms: kit?.forbiddenTerms ?? [],
  marketTerms: kit?.marketTerms ?? [],
  claims: kit?.claims ?? [],
});

/** Relative luminance of a #rrggbb colour (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast of two #rrggbb colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What a contrast is good for, as WCAG 2.2 (1.4.3, 1.4.6) has it. */
export function contrastGrade(ratio: number): 'AAA' | 'AA' | 'Large text' | 'Too low' {
  if (ratio >= 7) return 'AAA';
  if (ratio >= 4.5) return 'AA';
  return ratio >= 3 ? 'Large text' : 'Too low';
}

/** An address name made of a brand's name: `Café Noir & Co.` gives `cafe-noir-co`. Empty when nothing is left of it. */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}
