import { z } from 'zod';
import type { Assessment } from '../domain/assessBooking.ts';
import { ApiError } from './apiError.ts';

/** The last booking of a page, and its place for the case that it is gone when the next page is asked for. */
const Cursor = z.strictObject({ id: z.string(), index: z.int().min(0) });

export function pageAfter(
  sorted: readonly Assessment[],
  { cursor, limit }: { cursor: string | undefined; limit: number },
): { page: Assessment[]; nextCursor: string | null } {
  const start = cursor === undefined ? 0 : startAfter(sorted, cursor);
  const page = sorted.slice(start, start + limit);
  const last = page.at(-1);
  const isLast = !last || start + limit >= sorted.length;
  const place = { id: last?.booking.id, index: start + page.length - 1 };
  return {
    page,
    nextCursor: isLast ? null : Buffer.from(JSON.stringify(place)).toString('base64url'),
  };
}

function startAfter(sorted: readonly Assessment[], text: string): number {
  const { id, index } = parseCursor(text);
  const found = sorted.findIndex(({ booking }) => booking.id === id);
  return found >= 0 ? found + 1 : index;
}

function parseCursor(text: string): z.output<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    const message = 'Send a cursor as the list gave it.';
    throw new ApiError('invalidRequest', message, { fields: [{ path: 'cursor', message }] });
  }
}
