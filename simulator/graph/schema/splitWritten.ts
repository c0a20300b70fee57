import type { z } from 'zod';
import type { Stated } from '../records.ts';
import type { Written } from './readWrittenProperties.ts';

/**
 * Tells the properties that a record has under Graph's own name from those that it only keeps as they were stated,
 * beside what was stated before.
 */
export function splitWritten<Shape extends z.core.$ZodLooseShape>(
  written: Written,
  own: z.ZodObject<Shape>,
  before: Stated = {},
): z.output<z.ZodObject<Shape>> & { stated?: Stated } {
  const others = Object.entries(written).filter(([name]) => !Object.hasOwn(own.shape, name));
  const stated = others.length > 0 ? { stated: { ...before, ...Object.fromEntries(others) } } : {};
  return { ...own.parse(written), ...stated };
}
