import { z } from 'zod';

/** Pages whose filters a person can keep, with the filters that each knows. */
export const viewPages = {
  questions: ['question', 'model', 'q', 'state', 'live'],
} as const satisfies Record<string, readonly string[]>;
export type ViewPage = keyof typeof viewPages;

const page = z.enum(Object.keys(viewPages) as [ViewPage, ...ViewPage[]]);
const name = z.string().trim().min(1, 'Give the view a name.').max(60);
const id = z.string().max(60);

export const saveViewInput = z.strictObject({ page, name, query: z.string().max(2000) });
export const renameViewInput = z.strictObject({ viewId: id, name });
export const deleteViewInput = z.strictObject({ viewId: id });

/** The filters of an address that a page knows, in its order; places in the list are left out. */
export function viewQuery(page: ViewPage, asked: string): string {
  const given = new URLSearchParams(asked);
  const kept = new URLSearchParams();
  for (const name of viewPages[page]) {
    const value = given.get(name)?.trim();
    if (value) kept.set(name, value.slice(0, 200));
  }
  return kept.toString();
}
