import type { Metadata } from 'next';
import { PageHeader } from '@/app/ui/page-header';
import { Panel } from '@/app/ui/panel';
import { requireInstallationCtx } from '@/lib/auth/require';
import { keyedProviders, providerNames } from '@/lib/models/provider-names';
import { everyOperation, everyRatio, trained } from '@/lib/models/registry-shape';
import { modelSpecSchema } from '@/lib/models/schemas';
import { NewRouteForm } from './new-route-form';

export const metadata: Metadata = { title: 'Add a model' };

/** What a form begins with: nothing that would be a claim about the model. */
const blank = modelSpecSchema.parse({
  tiers: ['draft'],
  resolutions: { draft: '1K' },
  ratios: everyRatio,
  operations: everyOperation,
  maxInputs: null,
  seedClass: 'none',
  mask: false,
  currency: 'USD',
  priceMicros: {},
  digitalSourceType: trained,
  synchronous: true,
  repeatable: false,
  marking: 'Not verified.',
  lifecycle: { state: 'live', since: null, retiresOn: null },
  source: '',
});

export default async function NewRoutePage() {
  await requireInstallationCtx();
  const providers = (['sandbox', ...keyedProviders] as const).map((value) => ({
    value,
    label: providerNames[value],
  }));
  return (
    <>
      <PageHeader
        title="Add a model"
        crumbs={[{ label: 'Models', href: '/admin/models' }]}
        meta="Provider, id and plan name it for ever; everything else can be corrected later."
      />
      <Panel className="max-w-4xl">
        <NewRouteForm providers={providers} spec={blank} today={new Date().toISOString().slice(0, 10)} />
      </Panel>
    </>
  );
}
