import { checkNumber, checkText } from './check-free-slot';
import { forbiddenTermsIn } from './forbidden-terms';
import type { TemplateSpec } from './schemas';

/** Defaults that their own slots would refuse. */
export function defaultProblems(spec: TemplateSpec): { path: string; message: string }[] {
  return spec.slots.flatMap((slot, index) => {
    const path = `slots.${index}.default`;
    if (slot.default === null) return [];
    if (slot.type === 'text') {
      if ([...slot.default].length > slot.maxLength)
        return [{ path, message: `The default is longer than ${slot.maxLength} characters.` }];
      if (forbiddenTermsIn(slot.default, slot.forbiddenTerms).length > 0)
        return [{ path, message: 'The default contains a forbidden term.' }];
      if ('refusals' in checkText(slot, slot.default))
        return [{ path, message: 'The default has a character that is not allowed.' }];
    }
    if (slot.type === 'number') {
      if (slot.default < slot.min || slot.default > slot.max)
        return [{ path, message: `The default is not between ${slot.min} and ${slot.max}.` }];
      if ('refusals' in checkNumber(slot, slot.default))
        return [{ path, message: `The default is no whole number of steps of ${slot.step}.` }];
    }
    if (slot.type === 'choice' && slot.dependsOn) {
      const { dependsOn, default: start } = slot;
      const rows = [...dependsOn.table.map((row) => row.options), dependsOn.otherwise];
      if (!rows.some((options) => options.includes(start)))
        return [{ path, message: 'The default is offered for no value of the slot that it follows.' }];
    }
    return [];
  });
}
