// What an administrator of the organisation does meanwhile in Entra ID.
import { z } from 'zod';
import { grantAdminConsent, withdrawConsent } from '../entra/consent.ts';
import type { User } from '../entra/records.ts';
import { revokeSessions } from '../entra/sessions.ts';
import { findUser } from '../entra/users.ts';
import { ControlError } from './controlError.ts';
import type { Operation, OperationInput } from './operation.ts';

const StepUp = z.strictObject({ resources: z.array(z.enum(['api', 'graph', 'businessCentral'])) });
const Withdraw = z.strictObject({
  resource: z.enum(['graph', 'businessCentral']).nullable().default(null),
});

export const entraOperations: Operation[] = [
  {
    method: 'POST',
    path: '/entra/users/{user}/revoke-sessions',
    summary: 'Ends a user’s sessions, as a changed password does',
    run: (input) => revokeSessions(userOf(input), input.context),
  },
  {
    method: 'POST',
    path: '/entra/users/{user}/step-up',
    summary: 'Asks the user for more than a password: { "resources": ["businessCentral"] }',
    run: (input) => {
      const stepUpFor = StepUp.parse(input.body).resources;
      return input.context.world.users.patch(userOf(input).id, { stepUpFor });
    },
  },
  {
    method: 'POST',
    path: '/entra/consent/withdraw',
    summary: 'Takes the consent back, for { "resource": "graph" } or for all',
    run: ({ body, context: { world } }) => {
      const { resource } = Withdraw.parse(body);
      for (const { tenantId, clientId } of world.consentGrants.list()) {
        withdrawConsent(world, { tenantId, clientId, resource });
      }
    },
  },
  {
    method: 'POST',
    path: '/entra/consent/grant',
    summary: 'Consents to all that the application asks for, as an administrator',
    run: ({ context: { world } }) => {
      for (const tenant of world.tenants.list()) {
        for (const application of world.applications.list()) {
          grantAdminConsent(world, tenant.id, application);
        }
      }
    },
  },
];

function userOf({ parts, context: { world } }: OperationInput): User {
  const user = findUser(world, parts['user'] ?? '');
  if (user) return user;
  throw new ControlError(404, 'userNotFound', `There is no user "${parts['user']}"`);
}
