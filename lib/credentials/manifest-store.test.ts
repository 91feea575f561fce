import { expect, test } from 'vitest';
import { describeStore } from './manifest-store';

const trained = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

test("reads another producer's report, and takes the digital source type from the parent", () => {
  const report = {
    active_manifest: 'b',
    validation_state: 'Valid',
    validation_status: [{ code: 'signingCredential.untrusted', url: 'self#jumbf=/c2pa/b' }],
    manifests: {
      a: {
        assertions: [
          {
            label: 'c2pa.actions',
            data: {
              actions: [{ action: 'c2pa.created', softwareAgent: 'Model 3', digitalSourceType: trained }],
            },
          },
        ],
      },
      b: {
        claim_generator: 'Editor/2.1',
        signature_info: { issuer: 'Example', time: '2026-10-01T08:00:00+00:00' },
        assertions: [{ label: 'c2pa.actions', data: { actions: [{ action: 'c2pa.opened' }] } }],
        ingredients: [{ title: 'made', relationship: 'parentOf', active_manifest: 'a' }],
      },
    },
  };
  expect(describeStore(JSON.stringify(report))).toEqual({
    present: true,
    state: 'Valid',
    title: null,
    claimGenerator: 'Editor/2.1',
    actions: [{ action: 'c2pa.opened' }],
    ingredients: [
      {
        id: null,
        title: 'made',
        mime: null,
        relationship: 'parentOf',
        sha256: null,
        hasCredentials: true,
        failures: [],
      },
    ],
    digitalSourceType: trained,
    issuer: 'Example',
    signedAt: '2026-10-01T08:00:00+00:00',
    provenance: null,
    failures: [{ code: 'signingCredential.untrusted', explanation: '' }],
  });
});

test('a parent that names itself as its parent ends the search', () => {
  const ingredients = [{ relationship: 'parentOf', active_manifest: 'a' }];
  const report = { active_manifest: 'a', validation_state: 'Invalid', manifests: { a: { ingredients } } };
  expect(describeStore(JSON.stringify(report))).toMatchObject({ state: 'Invalid', digitalSourceType: null });
});
