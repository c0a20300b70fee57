import { z } from 'zod';
import { consentedRoles, consentedScopes } from '../entra/consent.ts';
import type { Application, MicrosoftResource, User } from '../entra/records.ts';
import { inEntra } from '../entra/inEntra.ts';
import { issueTabToken } from '../entra/tabToken.ts';
import { audiences, issueToken, type TokenClaims } from '../entra/tokens.ts';
import { findUser } from '../entra/users.ts';
import type { Context } from '../service.ts';
import { ControlError } from './controlError.ts';
import type { Operation } from './operation.ts';

const TokenRequest = z.strictObject({
  /** First name, user principal name or id; `null` for a token of the application itself. */
  user: z.string().nullable(),
  resource: z.enum(['api', 'graph', 'businessCentral']),
  /** Take the place of the token's claims; `null` takes one away. */
  claims: z.record(z.string(), z.unknown()).default({}),
});

export const giveToken: Operation = {
  method: 'POST',
  path: '/tokens',
  summary:
    'A token as Teams or Entra ID would give it: { "user": "megan", "resource": "api", "graph" or "businessCentral" }. With "claims" some of them are others; with "user": null it is the application’s own',
  run: async ({ body, context: moved }) => {
    const context = inEntra(moved);
    const { user: name, resource, claims } = TokenRequest.parse(body);
    const [application] = context.world.applications.list();
    if (!application) throw new ControlError(409, 'emptyWorld', 'The world has no application');
    const user = name === null ? null : userNamed(name, context);
    const overrides = Object.fromEntries(
      Object.entries(claims).map(([claim, value]) => [claim, value ?? undefined]),
    );
    if (resource === 'api' && user) {
      return { token: await issueTabToken({ user, application, overrides }, context) };
    }
    const content = resource === 'api' ? ownApi(application) : granted(resource, application);
    return { token: await content(user, overrides, context) };
  },
};

type Issue = (user: User | null, claims: TokenClaims, context: Context) => Promise<string>;

/** App-only: nobody may have one for the product's API, but anyone can try. */
function ownApi({ id }: Application): Issue {
  return async (user, claims, context) =>
    issueToken(context, {
      user,
      tenantId: tenantIdOf(context),
      clientId: id,
      audience: id,
      scopes: [],
      roles: [],
      claims,
    });
}

/** What was consented to, without the detour over the token endpoint. */
function granted(resource: MicrosoftResource, { id }: Application): Issue {
  return async (user, claims, context) => {
    const tenantId = user?.tenantId ?? tenantIdOf(context);
    const question = { tenantId, userId: user?.id ?? null, clientId: id, resource };
    return issueToken(context, {
      user,
      tenantId,
      clientId: id,
      audience: audiences[resource],
      scopes: user ? consentedScopes(context.world, question) : [],
      roles: user ? [] : consentedRoles(context.world, question),
      claims,
    });
  };
}

function tenantIdOf({ world }: Context): string {
  return world.tenants.list()[0]?.id ?? '';
}

function userNamed(name: string, { world }: Context): User {
  const user = findUser(world, name);
  if (user) return user;
  throw new ControlError(404, 'userNotFound', `There is no user "${name}"`);
}
