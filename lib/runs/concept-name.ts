import type { SlotValues, TemplateSpec } from '@/lib/templates/schemas';

/** What a new concept is called: its first choices, which tell it from its neighbours; else the template's name. */
export function conceptName(template: { name: string; spec: TemplateSpec }, values: SlotValues): string {
  const words = template.spec.slots
    .filter((slot) => slot.type === 'choice')
    .map((slot) => values[slot.key])
    .filter((value) => value !== undefined && value !== '')
    .slice(0, 3)
    .join(', ');
  const name = words || template.name;
  return (name.charAt(0).toUpperCase() + name.slice(1)).slice(0, 120);
}
