export type MediaKind = 'asset' | 'reference' | 'mask' | 'sealed' | 'logo' | 'trial';

/** Widths that renditions come in; anything else is refused, so that nobody can make us render every size. */
export const renditionWidths = [160, 320, 640, 1280, 2048] as const;
export type RenditionWidth = (typeof renditionWidths)[number];

/**
 * Where a picture is served, after the same access check as its record. With a width: a right-sized WebP. Without: the
 * bytes themselves, as a download, where the state allows it.
 */
export function mediaUrl(brandSlug: string, kind: MediaKind, id: string, width?: RenditionWidth): string {
  const path = `/api/b/${brandSlug}/media/${kind}/${encodeURIComponent(id)}`;
  return width ? `${path}?w=${width}` : path;
}

/** Where the package of a hand-off is downloaded, after the same access check. */
export const handOffUrl = (brandSlug: string, handOffId: string): string =>
  `/api/b/${brandSlug}/hand-offs/${encodeURIComponent(handOffId)}`;
