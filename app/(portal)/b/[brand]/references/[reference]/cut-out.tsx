import { ButtonLink } from '@/app/ui/button-link';
import { Panel } from '@/app/ui/panel';
import type { Reference } from '@/lib/references/store';
import { checkerboard } from './checkerboard';

type Props = { brand: string; reference: Reference; editHref: string | null; locked: boolean };

/** How a product stands in a scene: cut out by its mask, or as the photo that it is. */
export function CutOut({ brand, reference, editHref, locked }: Props) {
  const edit = editHref ? (
    <ButtonLink size="sm" variant="secondary" href={editHref}>
      {reference.maskSha256 ? 'Cut out anew' : 'Cut out the product'}
    </ButtonLink>
  ) : null;
  return (
    <Panel
      title="Cut-out"
      description={
        reference.maskSha256
          ? 'Scenes are built behind the product, which itself stays as it is.'
          : 'Not cut out: the photo is framed as a photo.'
      }
      actions={edit}
    >
      {reference.maskSha256 ? (
        <span className="flex items-center justify-center rounded-md p-4" style={checkerboard}>
          {/* biome-ignore lint/performance/noImgElement: served after an access check, at a width that fits already */}
          <img
            src={`/api/b/${brand}/uploads/cut-out/${reference.id}?v=${reference.maskSha256.slice(0, 8)}`}
            alt={`${reference.name}, cut out`}
            loading="lazy"
            className="max-h-80 max-w-full object-contain"
          />
        </span>
      ) : null}
      {locked ? (
        <p className="text-xs text-muted">
          A campaign has locked this reference, so its cut-out stays as it is.
        </p>
      ) : null}
    </Panel>
  );
}
