import type { Made } from '../made';
import { open, type Walk } from './walk';

const last = (path: string | undefined) => path?.split('?')[0]?.split('/').at(-1) ?? '';

/** What the walk made, under the names of the parameters in the portal's addresses. */
export async function collectMade(walk: Walk): Promise<Made> {
  const { made } = walk;
  const hrefOf = async (path: string, pattern: RegExp) => {
    const page = await open(walk, 'brand_owner', path);
    for (const link of await page.getByRole('link').all()) {
      const found = pattern.exec((await link.getAttribute('href')) ?? '')?.[1];
      if (found) return decodeURIComponent(found);
    }
    throw new Error(`No link like ${pattern} on ${path}.`);
  };
  const assetId = made.submitted?.assetId ?? '';
  return {
    brand: last(walk.brand),
    campaign: last(made.campaignPath),
    campaignName: made.campaign,
    concept: new URLSearchParams(made.conceptPath?.split('?')[1]).get('concept') ?? '',
    asset: assetId,
    kind: 'asset',
    id: assetId,
    record: last(made.recordPath),
    handOff: last(made.handOffPath),
    table: 'throughput',
    person: last(made.guest?.personPath),
    lockset: await hrefOf(made.campaignPath ?? '', /\/locksets\/(lck_[^/?]+|[a-z]+_[^/?]+)$/),
    template: await hrefOf(`/templates?q=${walk.tag}`, /\/templates\/(tpl_[^/?]+)$/),
    reference: await hrefOf(`/references?q=${walk.tag}`, /\/references\/(ref_[^/?]+)$/),
    route: await hrefOf('/terms', /\/terms\/([^/?]+)$/),
    guestEmail: made.guest?.email ?? '',
    guestPassword: made.guest?.password ?? '',
    guestBrand: made.guest?.brand ?? '',
  };
}
