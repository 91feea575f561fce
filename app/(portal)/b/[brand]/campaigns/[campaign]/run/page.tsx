import type { Metadata } from 'next';
import { orNotFound, requireCtx, requirePermission } from '@/lib/auth/require';
import { can } from '@/lib/permission';
import { readRunForm } from '@/lib/runs/read-run-form';
import { HandOffNotice } from '../../../hand-offs/concept-hand-offs';
import { ConceptStrip } from './concept-strip';
import { LineageStrip } from './lineage-strip';
import { NotRunnable } from './not-runnable';
import { Workbench } from './workbench';

export const metadata: Metadata = { title: 'Run' };

type Props = {
  params: Promise<{ brand: string; campaign: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (value: string | string[] | undefined) =>
  typeof value === 'string' && value !== '' ? value : null;
const operations = ['vary', 'refine', 'localise'] as const;

export default async function RunPage({ params, searchParams }: Props) {
  const { brand, campaign } = await params;
  const search = await searchParams;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'run:read');
  const parentAssetId = one(search.from);
  const form = await orNotFound(
    readRunForm(ctx, { campaignId: campaign, conceptId: one(search.concept), parentAssetId }),
  );
  const operation = parentAssetId
    ? (operations.find((entry) => entry === search.op) ?? ('vary' as const))
    : ('generate' as const);
  const base = `/b/${brand}/campaigns/${campaign}/run`;
  if (!form.lockset || form.campaign.state !== 'active' || form.templates.length === 0)
    return <NotRunnable brand={brand} campaign={form.campaign} />;
  return (
    <div className="flex flex-col gap-5">
      <ConceptStrip
        brand={brand}
        base={base}
        concepts={form.concepts}
        current={form.concept?.id ?? null}
        mayUpload={can(ctx.roles, 'asset:upload')}
      />
      {form.parent && <LineageStrip brand={brand} base={base} steps={form.lineage} operation={operation} />}
      {form.concept && can(ctx.roles, 'asset:read') && (
        <HandOffNotice ctx={ctx} conceptId={form.concept.id} />
      )}
      <Workbench
        key={`${operation}:${form.parent?.assetId ?? ''}:${form.concept?.id ?? ''}`}
        brand={brand}
        base={base}
        form={form}
        operation={operation}
        may={{
          run: can(ctx.roles, 'run:create'),
          pick: can(ctx.roles, 'asset:pick'),
          submit: can(ctx.roles, 'submission:create'),
        }}
      />
    </div>
  );
}
