import type { ServiceResponse } from '../service.ts';

/** The first half of the answer: with its own length, or with that of the whole, so that the connection breaks. */
export function truncate(response: ServiceResponse, abruptly: boolean): ServiceResponse {
  if (response.body === undefined) return response;
  const whole = Buffer.isBuffer(response.body) ? response.body : Buffer.from(textOf(response.body));
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const type = typeof response.body === 'object' && !Buffer.isBuffer(response.body) ? json : {};
  const headers = { ...type, ...response.headers };
  if (!abruptly) return { ...response, headers, body: half };
  const length = { 'content-length': String(whole.length) };
  return { ...response, headers: { ...headers, ...length }, body: half, endsAbruptly: true };
}

const json = { 'content-type': 'application/json; charset=utf-8' };

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A page that a proxy puts in the place of the answer, with the status that the answer had. */
export function replaceByPage({ status }: ServiceResponse): ServiceResponse {
  const title = 'Please wait';
  return {
    status: status === 204 ? 200 : status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html><html><head><title>${title}</title></head><body>${title} …</body></html>`,
  };
}
