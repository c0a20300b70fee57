import type { ServiceRequest } from './service.ts';

/**
 * Whether a page of another site makes the browser ask. Such a page must not act in the simulator, nor read from it
 * the bookings that somebody loaded. https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Site
 */
export function isCrossSite({ headers, method, url }: ServiceRequest): boolean {
  // A name that someone else owns can be made to point to this machine.
  if (!loopbackNames.test(new URL(`http://${headers['host'] ?? 'localhost'}`).hostname))
    return true;
  // A link may lead here: the page it is on does not see the answer.
  if (method === 'GET' && headers['sec-fetch-mode'] === 'navigate') return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const from = headers['origin'];
  return from !== undefined && from !== url.origin;
}

const loopbackNames = /^(localhost|127\.0\.0\.1|\[::1\])$/;
