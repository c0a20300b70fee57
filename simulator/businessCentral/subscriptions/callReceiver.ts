// Calls to the address that a subscriber gave. They go to this machine only: a simulator must not be a way to make
// requests elsewhere.
import { badRequest } from '../errors.ts';

/** The receiver's status and text; `undefined` where it could not be reached. */
export type Received = { status: number; text: string } | undefined;

/** A receiver that takes longer counts as not reached. */
const timeoutMs = 10_000;

export async function callReceiver(
  url: URL,
  { body, signal }: { body?: unknown; signal?: AbortSignal | undefined } = {},
): Promise<Received> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A redirect could lead off this machine.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return undefined;
  }
}

/** Refuses what is no address, and addresses of other machines. */
export function requireLoopback(notificationUrl: string): URL {
  const url = URL.canParse(notificationUrl) ? new URL(notificationUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw badRequest('The notificationUrl must be an absolute address.');
  }
  if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
    throw badRequest('The simulator notifies addresses of this machine only, like localhost.');
  }
  return url;
}

/**
 * Asks the receiver to send back a token: when a subscription is made and at each renewal.
 * https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-subscriptions
 */
export async function shakeHands(notificationUrl: string, validationToken: string): Promise<void> {
  const url = requireLoopback(notificationUrl);
  url.searchParams.set('validationToken', validationToken);
  const received = await callReceiver(url);
  if (received?.status === 200 && received.text.trim() === validationToken) return;
  throw badRequest(
    'The subscription validation request failed: the notification address must answer 200 with the validationToken as its body.',
  );
}
