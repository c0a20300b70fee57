// https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_MultipartBatchFormat
import { STATUS_CODES } from 'node:http';
import type { ServiceResponse } from '../../service.ts';

/** An answer of one item, as it stands in the answer of the batch. */
export type BatchAnswer = {
  id: string | null;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
  atomicityGroup?: string;
};

const boundary = 'batchresponse_1';

/** A batch's answers in the older form, each an HTTP message of its own; those of a change set stand in one part. */
export function printMultipart(answers: readonly BatchAnswer[]): ServiceResponse {
  const parts: string[] = [];
  let set: { name: string; parts: string[] } | undefined;
  const close = (): void => {
    if (set) parts.push(`${multipartType(set.name)}\r\n\r\n${joined(set.parts, set.name)}`);
    set = undefined;
  };
  for (const answer of answers) {
    const { atomicityGroup: name } = answer;
    if (set?.name !== name) close();
    if (name === undefined || answer.status >= 400) parts.push(printAnswer(answer));
    else (set ??= { name, parts: [] }).parts.push(printAnswer(answer));
  }
  close();
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}`, 'odata-version': '4.0' },
    body: joined(parts, boundary),
  };
}

const multipartType = (name: string): string => `Content-Type: multipart/mixed; boundary=${name}`;

function joined(parts: readonly string[], name: string): string {
  return `${parts.map((part) => `--${name}\r\n${part}\r\n`).join('')}--${name}--\r\n`;
}

function printAnswer({ id, status, headers, body }: BatchAnswer): string {
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(id === null ? [] : [`Content-ID: ${id}`]),
    '',
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body === undefined ? '' : JSON.stringify(body),
  ].join('\r\n');
}
