import { canonicalHash } from '@/lib/canonical';
import type { Rights } from './schemas';

/** SHA-256 of the rights as canonical JSON: what an event binds without repeating names. */
export const rightsHash = ({ rightsOwner, licence, consent, territories, expiresOn }: Rights) =>
  canonicalHash({ rightsOwner, licence, consent, territories, expiresOn });
