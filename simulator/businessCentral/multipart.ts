import { STATUS_CODES } from 'node:http';
import type { ServiceResponse } from '../service.ts';

/** An answer of one item, as it stands in the answer of the batch. */
export type BatchAnswer = {
  id: string | null;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
};

const boundary = 'batchresponse_1';

/** A batch's answers in the older form, each an HTTP message of its own. */
export function printMultipart(answers: readonly BatchAnswer[]): ServiceResponse {
  const parts = answers.map(({ status, headers, body }) =>
    [
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      body === undefined ? '' : JSON.stringify(body),
    ].join('\r\n'),
  );
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}`, 'odata-version': '4.0' },
    body: `${parts.join('\r\n')}\r\n--${boundary}--\r\n`,
  };
}
