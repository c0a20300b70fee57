// What an administrator of the organisation does meanwhile in Entra ID.
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { grantAdminConsent, withdrawConsent } from '../entra/consent.ts';
import { inEntra } from '../entra/inEntra.ts';
import { announceSigningKey, retireSigningKeys, rollSigningKey } from '../entra/keyRollover.ts';
import type { Application, User } from '../entra/records.ts';
import { revokeSessions } from '../entra/sessions.ts';
import { findUser } from '../entra/users.ts';
import type { World } from '../world.ts';
import { ControlError } from './controlError.ts';
import type { Operation, OperationInput } from './operation.ts';

const StepUp = z.strictObject({ resources: z.array(z.enum(['api', 'graph', 'businessCentral'])) });
const UserConsent = z.strictObject({ allowed: z.boolean() });
const RedirectUris = z.strictObject({ redirectUris: z.array(z.url()) });
const Certificates = z.strictObject({
  certificates: z.array(z.string().refine(isCertificate, 'is no certificate in PEM')),
});
const Withdraw = z.strictObject({
  resource: z.enum(['graph', 'businessCentral']).nullable().default(null),
});

export const entraOperations: Operation[] = [
  {
    method: 'POST',
    path: '/entra/users/{user}/revoke-sessions',
    summary: 'Ends a user’s sessions, as a changed password does',
    run: (input) => revokeSessions(userOf(input), inEntra(input.context)),
  },
  {
    method: 'POST',
    path: '/entra/users/{user}/challenge',
    summary:
      'Makes Graph refuse the tokens that the user’s clients have by now with a claims challenge (continuous access evaluation)',
    run: (input) => {
      const challengedAt = input.context.now.toISOString();
      input.context.world.users.patch(userOf(input).id, { challengedAt });
    },
  },
  {
    method: 'POST',
    path: '/entra/users/{user}/disable',
    summary: 'Blocks the account: no new tokens for it',
    run: (input) => input.context.world.users.patch(userOf(input).id, { isDisabled: true }),
  },
  {
    method: 'POST',
    path: '/entra/users/{user}/enable',
    summary: 'Lets the account in again',
    run: (input) => input.context.world.users.patch(userOf(input).id, { isDisabled: false }),
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
  {
    method: 'PUT',
    path: '/entra/user-consent',
    summary: 'Whether people may consent without an administrator: { "allowed": false }',
    run: ({ body, context: { world } }) => {
      const usersMayNotConsent = !UserConsent.parse(body).allowed;
      for (const { id } of world.tenants.list()) world.tenants.patch(id, { usersMayNotConsent });
    },
  },
  {
    method: 'PUT',
    path: '/entra/redirect-uris',
    summary:
      'Where the application has people sent back to: { "redirectUris": ["http://localhost/auth-end"] }',
    run: ({ body, context: { world } }) => patchApplications(world, RedirectUris.parse(body)),
  },
  {
    method: 'PUT',
    path: '/entra/certificates',
    summary:
      'Certificates that the application may use in place of its secret: { "certificates": ["-----BEGIN …"] }',
    run: ({ body, context: { world } }) => patchApplications(world, Certificates.parse(body)),
  },
  {
    method: 'POST',
    path: '/entra/signing-keys/announce',
    summary: 'Publishes a further signing key before it is used',
    run: async ({ context: { world } }) => announceSigningKey(world),
  },
  {
    method: 'POST',
    path: '/entra/signing-keys/roll',
    summary: 'Signs with the announced key; without one at once with a new one, as in an emergency',
    run: async ({ context: { world } }) => rollSigningKey(world),
  },
  {
    method: 'POST',
    path: '/entra/signing-keys/retire',
    summary: 'Takes away the keys that no longer sign',
    run: async ({ context: { world } }) => retireSigningKeys(world),
  },
];

function patchApplications(world: World, fields: Partial<Application>): void {
  for (const { id } of world.applications.list()) world.applications.patch(id, fields);
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).publicKey.asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function userOf({ parts, context: { world } }: OperationInput): User {
  const user = findUser(world, parts['user'] ?? '');
  if (user) return user;
  throw new ControlError(404, 'userNotFound', `There is no user "${parts['user']}"`);
}
