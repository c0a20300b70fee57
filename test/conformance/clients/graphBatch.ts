import { z } from 'zod';

/** The answer to a batch, as `BatchResponseContent` takes it. */
export const Batch = z.object({
  responses: z.array(z.looseObject({ id: z.string(), status: z.int() })),
});

/** The library keeps what stands behind the host, and addresses in a batch begin behind the version. */
export function batched(path: string): Request {
  return new Request(`https://graph.microsoft.com${path}`);
}
