import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** An answer that is text and may be long, or may take long: it is sent as it comes. */
export class TextAnswer {
  readonly mediaType: string;
  readonly chunks: AsyncIterable<string>;
  /** Under which name a browser saves it. */
  readonly fileName: string | undefined;

  constructor(mediaType: string, chunks: AsyncIterable<string>, fileName?: string) {
    this.mediaType = mediaType;
    this.chunks = chunks;
    this.fileName = fileName;
  }
}

/** Ends when all is sent, or nobody listens any more. */
export async function sendText(response: Response, answer: TextAnswer): Promise<void> {
  const { mediaType, chunks, fileName } = answer;
  response.set('content-type', `${mediaType}; charset=utf-8`);
  if (fileName !== undefined) {
    response.set('content-disposition', `attachment; filename="${fileName}"`);
  }
  if (mediaType === 'text/event-stream') {
    // To compress would be to hold back; so would what proxies do on their own account.
    response.set({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
  }
  try {
    await pipeline(Readable.from(chunks), response);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
