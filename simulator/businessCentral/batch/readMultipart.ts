// Batches in the older form: https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_MultipartBatchFormat
import { badRequest } from '../errors.ts';
import { lowerCased, type BatchItem } from './batchItem.ts';

/** Items in their order; those of one change set have its boundary as their group. */
export function readMultipart(text: string, contentType: string): BatchItem[] {
  return partsOf(text, contentType).flatMap((part) => {
    const { headers, content } = headersAndContent(part);
    const type = headers['content-type'] ?? '';
    if (!/^multipart\/mixed/i.test(type)) return [readItem(part, null)];
    return partsOf(content, type).map((inner) => readItem(inner, boundaryOf(type)));
  });
}

function partsOf(text: string, contentType: string): string[] {
  const boundary = boundaryOf(contentType);
  const [, ...parts] = `\n${text.replaceAll('\r\n', '\n')}`.split(`\n--${boundary}`);
  const end = parts.findIndex((part) => part.startsWith('--'));
  if (end < 0) throw badRequest('Invalid Request Body');
  return parts.slice(0, end).map((part) => part.replace(/^[ \t]*\n/, ''));
}

function boundaryOf(contentType: string): string {
  const found = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) throw badRequest('Invalid Request Body');
  return boundary;
}

/** A part holds a whole HTTP request. */
function readItem(part: string, group: string | null): BatchItem {
  const envelope = headersAndContent(part);
  const [line = '', ...rest] = envelope.content.split('\n');
  const found = /^([A-Z]+) (\S+)(?: HTTP\/1\.1)?\s*$/.exec(line);
  if (!found) throw badRequest('Invalid Request Body');
  const [, method = '', url = ''] = found;
  const { headers, content } = headersAndContent(rest.join('\n'));
  const id = envelope.headers['content-id'] ?? null;
  const body = content.trim() === '' ? {} : { body: readJson(content) };
  return { id, method, url, headers, group, dependsOn: [], ...body };
}

function headersAndContent(text: string) {
  const at = text.indexOf('\n\n');
  const head = text.startsWith('\n') ? '' : at < 0 ? text : text.slice(0, at);
  const content = text.startsWith('\n') ? text.slice(1) : at < 0 ? '' : text.slice(at + 2);
  const pairs = head.split('\n').flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
  });
  return { headers: lowerCased(Object.fromEntries(pairs)), content };
}

function readJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw badRequest('Invalid Request Body');
  }
}
