import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { realOrigins } from '../http/origins.ts';
import { parseAnswer } from '../http/parseAnswer.ts';
import { sendRequest } from '../http/request.ts';
import { retryReads, systemPause, type Pause } from '../http/retryReads.ts';
import type { Transport } from '../http/transport.ts';
import { upstreamErrorOf } from '../http/upstreamErrorOf.ts';

export type SigningKeysOf = (tenantId: string) => JWTVerifyGetKey;

/** More tenants than one installation serves; whoever makes up tenants must not fill the memory. */
const maxTenants = 200;
const timeoutMs = 5_000;

/** Entra's public keys of a tenant: kept for a while, and read again when a token names a key not seen before. */
export function createSigningKeys(transport: Transport, pause: Pause = systemPause): SigningKeysOf {
  const keys = new Map<string, JWTVerifyGetKey>();
  return (tenantId) => {
    const known = keys.get(tenantId);
    if (known) return known;
    if (keys.size >= maxTenants) keys.delete(keys.keys().next().value ?? '');
    const url = new URL(`${realOrigins.entra}/${tenantId}/discovery/v2.0/keys`);
    const added = createRemoteJWKSet(url, {
      [customFetch]: (address) => retryReads(pause, () => readKeys(transport, address)),
    });
    keys.set(tenantId, added);
    return added;
  };
}

const KeySet = z.object({ keys: z.array(z.unknown()) });

/** Throws an `UpstreamError` where Entra is in trouble; that it does not know a tenant is an answer. */
async function readKeys(transport: Transport, url: string): Promise<Response> {
  const answer = await sendRequest(transport, 'identity', { method: 'GET', url, timeoutMs });
  const { status } = answer;
  if (status === 400 || status === 404) return new Response(null, { status });
  if (status !== 200) throw upstreamErrorOf(answer, 'identity');
  return Response.json(parseAnswer(answer, KeySet, 'identity'));
}
