import { z } from 'zod';

const OdataError = z.object({
  error: z.object({ code: z.string().catch(''), message: z.string().catch('') }),
});

/** What Graph and Business Central say in the JSON of an error; `null` where somebody else answered. */
export function readErrorBody(body: unknown): { code: string; message: string } | null {
  const parsed = OdataError.safeParse(body);
  return parsed.success ? parsed.data.error : null;
}

/** `undefined` where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
