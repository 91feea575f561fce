'use client';

import { useEffect, useMemo, useState } from 'react';
import type { SpecProblem, TemplateDraft } from '@/lib/templates/draft-schemas';
import { previewSpec } from '@/lib/templates/preview-rules';
import type { Parent } from './parent';

type Rules = typeof import('@/lib/templates/narrowing-rules');

/**
 * Where a child template would allow more than its parent. Few templates are children, so the rules are loaded with the
 * first one; publishing checks them on the server in any case.
 */
export function useWidenings(parent: Parent | null, draft: TemplateDraft): SpecProblem[] {
  const [rules, setRules] = useState<Rules | null>(null);
  const needed = parent !== null;
  useEffect(() => {
    if (needed) void import('@/lib/templates/narrowing-rules').then(setRules);
  }, [needed]);
  return useMemo(
    () => (parent && rules ? rules.narrowingProblems(parent.spec, previewSpec(draft), parent.market) : []),
    [draft, parent, rules],
  );
}
