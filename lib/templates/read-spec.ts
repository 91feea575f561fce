import { type TemplateSpec, templateSpecSchema } from './schemas';

const MOST = 500;
const read = new Map<string, TemplateSpec>();

/**
 * A published version's stored spec as it is understood today. It never changes under its hash, so each is read once;
 * the answer is shared and must not be changed.
 */
export function readSpec(specHash: string, stored: unknown): TemplateSpec {
  const known = read.get(specHash);
  if (known) return known;
  const spec = templateSpecSchema.parse(stored);
  if (read.size >= MOST) read.delete(read.keys().next().value ?? '');
  read.set(specHash, spec);
  return spec;
}
