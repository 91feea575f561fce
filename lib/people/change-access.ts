import { z } from 'zod';
import { conflict, notFound, refused } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { roles } from '@/lib/permission';
import {
  deleteMembership,
  endSessionsOf,
  findBrandById,
  insertMembership,
  otherAdmins,
} from './person-store';
import { findPersonById } from './store';

const grant = z.strictObject({ personId: z.string(), brandId: z.string(), role: z.enum(roles) });
const who = z.strictObject({ personId: z.string() });

/** A role in a brand. An administrator reads or acts in a brand only after such a recorded grant. */
export const grantRole = installationMutation({
  name: 'grantRole',
  input: grant,
  run: async ({ tx, ctx, input, now }) => {
    if (!(await findPersonById(tx, input.personId))) throw notFound('person');
    if (!(await findBrandById(tx, input.brandId))) throw notFound('brand');
    if (!(await insertMembership(tx, { ...input, grantedBy: ctx.actor.id, grantedAt: now })))
      throw conflict('This person has the role already.');
    const { personId, role, brandId } = input;
    return {
      result: null,
      events: [
        {
          type: 'role.granted',
          brandId,
          subject: { type: 'person', id: personId },
          payload: { personId, role },
        },
      ],
    };
  },
});

export const revokeRole = installationMutation({
  name: 'revokeRole',
  input: grant,
  run: async ({ tx, input: { personId, brandId, role } }) => {
    if (!(await deleteMembership(tx, personId, brandId, role)))
      throw conflict('This person does not have the role.');
    return {
      result: null,
      events: [
        {
          type: 'role.revoked',
          brandId,
          subject: { type: 'person', id: personId },
          payload: { personId, role },
        },
      ],
    };
  },
});

/** Closes an account; every session ends with the next request. */
export const disablePerson = installationMutation({
  name: 'disablePerson',
  input: who,
  run: async ({ tx, input: { personId }, now }) => {
    const person = await findPersonById(tx, personId);
    if (!person) throw notFound('person');
    if (person.disabledAt) throw conflict('This account is closed already.');
    if (person.isAdmin && (await otherAdmins(tx, personId)) === 0)
      throw refused('This is the last administrator. Make somebody else one first.');
    await endSessionsOf(tx, personId, now);
    return {
      result: null,
      events: [
        { type: 'person.disabled', brandId: null, subject: { type: 'person', id: personId }, payload: {} },
      ],
    };
  },
});

export const enablePerson = installationMutation({
  name: 'enablePerson',
  input: who,
  run: async ({ tx, input: { personId } }) => {
    const person = await findPersonById(tx, personId);
    if (!person) throw notFound('person');
    if (!person.disabledAt) throw conflict('This account is open.');
    await endSessionsOf(tx, personId, null);
    return {
      result: null,
      events: [
        { type: 'person.enabled', brandId: null, subject: { type: 'person', id: personId }, payload: {} },
      ],
    };
  },
});

export const endSessions = installationMutation({
  name: 'endSessions',
  input: who,
  run: async ({ tx, input: { personId } }) => {
    if (!(await endSessionsOf(tx, personId))) throw notFound('person');
    return {
      result: null,
      events: [
        {
          type: 'person.sessions_ended',
          brandId: null,
          subject: { type: 'person', id: personId },
          payload: {},
        },
      ],
    };
  },
});
