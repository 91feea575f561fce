import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/app/ui/button-link';
import { DateTime } from '@/app/ui/date-time';
import { mediaUrl } from '@/app/ui/media-url';
import { PageHeader } from '@/app/ui/page-header';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { findBrandKit } from '@/lib/brands/store';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { KitForm } from './kit-form';
import { KitView } from './kit-view';

export const metadata: Metadata = { title: 'Brand kit' };

export default async function KitPage({ params }: { params: Promise<{ brand: string }> }) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'brand:read');
  const kit = await findBrandKit(db(), ctx.brand.id);
  if (!kit) notFound();
  const { revision, palette, voice, forbiddenTerms, marketTerms, claims } = kit;
  const shown = { palette, voice, forbiddenTerms, marketTerms, claims };
  // The address changes with the logo, so that a replaced one is not shown from a cache.
  const logo = kit.logoSha256
    ? `${mediaUrl(ctx.brand.slug, 'logo', ctx.brand.id, 320)}&v=${kit.logoSha256.slice(0, 8)}`
    : null;
  return (
    <>
      <PageHeader
        title="Brand kit"
        meta={
          <>
            <span>What every template and slot of {ctx.brand.name} is held to.</span>
            <span>
              Changed <DateTime at={kit.updatedAt} />
            </span>
          </>
        }
        action={
          can(ctx.roles, 'reference:read') ? (
            <ButtonLink variant="secondary" href={`/b/${ctx.brand.slug}/references`}>
              Reference library
            </ButtonLink>
          ) : null
        }
      />
      {can(ctx.roles, 'brand:write') ? (
        <KitForm brand={ctx.brand} revision={revision} start={shown} logo={logo} />
      ) : (
        <KitView brandName={ctx.brand.name} kit={shown} logo={logo} />
      )}
    </>
  );
}
