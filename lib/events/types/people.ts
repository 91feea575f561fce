import { z } from 'zod';
import { defineEvents } from './define';

export const peopleEvents = defineEvents({
  'person.created': {
    meaning: 'A person was given an account.',
    payload: z.strictObject({ isAdmin: z.boolean() }),
  },
  'person.disabled': { meaning: 'An account was closed; its sessions ended.', payload: z.strictObject({}) },
  'person.enabled': { meaning: 'A closed account was opened again.', payload: z.strictObject({}) },
  'person.sessions_ended': { meaning: 'Every session of a person was ended.', payload: z.strictObject({}) },
  'person.password_set': {
    meaning: 'An administrator gave a person another password; every session ended.',
    payload: z.strictObject({}),
  },
  'person.administrator_made': {
    meaning: 'A person became an administrator of the installation.',
    payload: z.strictObject({}),
  },
  'person.administrator_ended': {
    meaning: 'A person is no administrator of the installation any more.',
    payload: z.strictObject({}),
  },
  'brand.created': { meaning: 'A brand was set up.', payload: z.strictObject({ slug: z.string() }) },
  'role.granted': {
    meaning: 'A person was given a role in a brand.',
    payload: z.strictObject({ personId: z.string(), role: z.string() }),
  },
  'role.revoked': {
    meaning: 'A role in a brand was taken back.',
    payload: z.strictObject({ personId: z.string(), role: z.string() }),
  },
});
