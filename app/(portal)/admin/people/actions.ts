'use server';

import { installationAction } from '@/lib/action';
import { changeAdministrator } from '@/lib/people/change-administrator';
import { createPerson } from '@/lib/people/create-person';
import { disablePerson } from '@/lib/people/disable-person';
import { enablePerson } from '@/lib/people/enable-person';
import { endSessions } from '@/lib/people/end-sessions';
import { grantRole } from '@/lib/people/grant-role';
import { revokeRole } from '@/lib/people/revoke-role';
import { setPassword } from '@/lib/people/set-password';

export const createPersonAction = installationAction(createPerson);
export const changeAdministratorAction = installationAction(changeAdministrator);
export const disablePersonAction = installationAction(disablePerson);
export const enablePersonAction = installationAction(enablePerson);
export const endSessionsAction = installationAction(endSessions);
export const setPasswordAction = installationAction(setPassword);
export const grantRoleAction = installationAction(grantRole);
export const revokeRoleAction = installationAction(revokeRole);
