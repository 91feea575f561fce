import { ChevronRight } from 'lucide-react';
import { DateTime } from '@/app/ui/date-time';
import { formatCount } from '@/app/ui/format';
import { HandOffButton } from '@/app/ui/hand-off-button';
import { Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import type { Ctx } from '@/lib/ctx';
import { readConceptHandOffs } from '@/lib/hand-offs/read-concept-hand-offs';
import { HandOffList } from './hand-off-list';

/** Where a concept stops to pay: the sentence that says so, with the hand-off beside it. Its packages stay at hand. */
export async function HandOffNotice({ ctx, conceptId }: { ctx: Ctx; conceptId: string }) {
  const { concept, passed, handOffs } = await readConceptHandOffs(ctx, { conceptId });
  const brand = ctx.brand.slug;
  return (
    <>
      {passed && (
        <Callout title="Going on no longer pays">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="min-w-0 flex-1 basis-80">{passed}</p>
            <HandOffButton
              brand={brand}
              conceptId={concept.id}
              conceptName={concept.name}
              passed={passed}
              handOffs={handOffs.length}
            />
          </div>
        </Callout>
      )}
      {handOffs[0] && (
        <details className="group card card--default px-4 py-2 text-dense">
          <summary className="flex min-h-8 cursor-pointer items-center gap-2">
            <ChevronRight
              aria-hidden="true"
              className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
            />
            <span>
              <span className="font-medium">
                Handed to a designer{handOffs.length > 1 && ` ${formatCount(handOffs.length)} times`}
              </span>{' '}
              <span className="text-muted">
                {handOffs.length > 1 ? 'last by' : 'by'} {handOffs[0].byName ?? 'Countersign'},{' '}
                <DateTime at={handOffs[0].createdAt} />
              </span>
            </span>
          </summary>
          <div className="pt-1 pb-2">
            <HandOffList brand={brand} entries={handOffs} />
          </div>
        </details>
      )}
    </>
  );
}

/** The same beside a picture, where it is offered before the inflection point as well, to whoever says why. */
export async function HandOffPanel({ ctx, conceptId }: { ctx: Ctx; conceptId: string }) {
  const { concept, may, passed, handOffs } = await readConceptHandOffs(ctx, { conceptId });
  if (!may && handOffs.length === 0) return null;
  return (
    <Panel title="Hand-off to a designer" description={passed ?? undefined}>
      <HandOffList brand={ctx.brand.slug} entries={handOffs} />
      {may && (
        <HandOffButton
          brand={ctx.brand.slug}
          conceptId={concept.id}
          conceptName={concept.name}
          passed={passed}
          handOffs={handOffs.length}
          look={{ fullWidth: true, size: 'md' }}
        />
      )}
    </Panel>
  );
}
