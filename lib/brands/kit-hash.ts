import { canonicalHash } from '@/lib/canonical';
import type { BrandKit } from './store';

/** SHA-256 of what a brand kit says, as canonical JSON. */
export const kitHash = ({
  palette,
  voice,
  forbiddenTerms,
  marketTerms,
  claims,
  logoSha256,
}: Omit<BrandKit, 'brandId' | 'revision' | 'updatedAt'>) =>
  canonicalHash({ palette, voice, forbiddenTerms, marketTerms, claims, logoSha256 });
