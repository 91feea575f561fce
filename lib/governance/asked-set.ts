import type { Ctx } from '@/lib/ctx';
import { invalid, notFound } from '@/lib/errors';
import { requireCan } from '@/lib/mutation';
import type { Permission } from '@/lib/permission';
import { type AssetSet, questions, readSetFilter, type SetFilter, setOf } from './set-rules';

export type AskedSet = { set: AssetSet; filter: SetFilter; permission: Permission };

/** Who may ask which list: what legal asks stands beside the log, the rest beside what it is about. */
const permissions = {
  old_terms: 'terms:read',
  reference: 'reference:read',
} as const satisfies Record<string, Permission>;

/** The list that an address names, with its filters: the same as on its page. Permission first. */
export function askedSet(
  ctx: Ctx,
  list: string,
  today: string,
  param: (name: string) => string | null,
): AskedSet {
  const question = questions.find((name) => name === list);
  if (!question && list !== 'old_terms' && list !== 'reference') throw notFound('list');
  const permission = question ? ('provenance:read' as const) : permissions[list as keyof typeof permissions];
  requireCan(ctx, permission);
  requireCan(ctx, 'asset:read');
  if (question) {
    const set = setOf(question, today, param('model'));
    if (!set) throw invalid('Choose the model first.');
    return { set, filter: readSetFilter(param, question !== 'model'), permission };
  }
  const id = param('id');
  if (!id) throw invalid('Say which one.');
  const filter = readSetFilter(param, list === 'old_terms');
  return {
    set: list === 'reference' ? { kind: 'reference', referenceId: id } : { kind: 'old_terms', routeId: id },
    filter,
    permission,
  };
}
