import { HandOffButton } from '@/app/ui/hand-off-button';
import { Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import type { Ctx } from '@/lib/ctx';
import { readConceptHandOffs } from '@/lib/hand-offs/read-concept-hand-offs';
import { HandOffList } from './hand-off-list';

/** Of many packages, the page for running shows the newest; the page of a picture has them all. */
const SHOWN = 3;

/** Where a concept stops to pay: the sentence that says so, with the hand-off beside it. Its packages stay listed. */
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
      {handOffs.length > 0 && (
        <Panel title="Handed to a designer">
          <HandOffList brand={brand} entries={handOffs.slice(0, SHOWN)} />
        </Panel>
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
