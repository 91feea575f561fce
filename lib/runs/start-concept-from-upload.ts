import { z } from 'zod';
import { findCampaign } from '@/lib/campaigns/store';
import { notFound, refused } from '@/lib/errors';
import { isoDay } from '@/lib/governance/check-live';
import { needsInForce } from '@/lib/governance/store';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { rightsHash } from '@/lib/references/rights-hash';
import { rightsReasons } from '@/lib/references/rules';
import { rightsSchema, storedImageSchema } from '@/lib/references/schemas';
import { insertReference } from '@/lib/references/store';
import { insertBlob } from '@/lib/uploads/store';
import { insertAsset } from './output-store';
import { insertConcept } from './store';
import { uploadSources } from './upload-sources';

/** What a person says about the shot. */
export const startConceptFromUploadInput = z.strictObject({
  campaignId: z.string().max(60),
  name: z.string().trim().min(1, 'Give the concept a name.').max(120),
  source: z.enum(
    Object.keys(uploadSources) as [keyof typeof uploadSources, ...(keyof typeof uploadSources)[]],
  ),
  ...rightsSchema.shape,
});

/**
 * An uploaded product shot as the root of a concept. Its rights are written down as those of a reference, and are
 * checked live like any other. The image comes from the server's own decoding, never from the client.
 */
export const startConceptFromUpload = mutation({
  name: 'startConceptFromUpload',
  permission: 'asset:upload',
  input: z.strictObject({ about: startConceptFromUploadInput, image: storedImageSchema }),
  run: async ({ tx, ctx, input: { about, image }, now }) => {
    const campaign = await findCampaign(tx, ctx.brand.id, about.campaignId);
    if (!campaign) throw notFound('campaign');
    const needs = await needsInForce(tx, ctx.brand.id, campaign.id);
    if (campaign.state !== 'active' || !needs)
      throw refused('This campaign is not active, so no concept can start in it. Nothing was stored.');
    const { campaignId, name, source, ...rights } = about;
    const reasons = rightsReasons(
      { ...rights, id: '', name, withdrawnAt: null, withdrawnReason: null },
      { territories: needs.territories, today: isoDay(now) },
    ).map(({ href: _, ...reason }) => reason);
    if (reasons.length > 0)
      throw refused('The rights of this picture do not cover the campaign. Nothing was stored.', reasons);

    await insertBlob(tx, { ...image, createdAt: now });
    const referenceId = newId('reference', now);
    const brandId = ctx.brand.id;
    const createdBy = ctx.actor.id;
    await insertReference(tx, {
      id: referenceId,
      brandId,
      name,
      role: 'product',
      ...rights,
      sha256: image.sha256,
      uploadedBy: createdBy,
      createdAt: now,
    });
    const conceptId = newId('concept', now);
    await insertConcept(tx, { id: conceptId, brandId, campaignId, name, createdBy, createdAt: now });
    const assetId = newId('asset', now);
    const { sha256, pixelDigest, mime, width, height } = image;
    await insertAsset(
      tx,
      {
        id: assetId,
        brandId,
        campaignId,
        conceptId,
        referenceId,
        sha256,
        pixelDigest,
        mime,
        width,
        height,
        digitalSourceType: uploadSources[source].uri,
        createdBy,
        createdAt: now,
      },
      null,
    );
    return {
      result: { assetId, conceptId },
      events: [
        {
          type: 'reference.uploaded',
          subject: { type: 'reference', id: referenceId },
          payload: {
            sha256,
            role: 'product',
            rightsHash: rightsHash(rights),
            expiresOn: rights.expiresOn,
            maskSha256: null,
          },
        },
        {
          type: 'concept.started',
          subject: { type: 'concept', id: conceptId },
          campaignId,
          payload: { from: 'upload' },
        },
        {
          type: 'asset.uploaded',
          subject: { type: 'asset', id: assetId },
          campaignId,
          payload: { conceptId, referenceId, sha256, pixelDigest },
        },
      ],
    };
  },
});
