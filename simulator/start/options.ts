import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { UsageError } from './usageError.ts';

export const usage = `Starts Bookings Invoicing on this machine, with Teams, Entra ID, Bookings and Business Central simulated.

  npm start -- [options]

  --data DIR               where everything is kept (default: .data)
  --reset                  begin anew: forget the simulated world and what the product stored
  --seed N                 another made-up world (default: 1)
  --bookings N             ordinary bookings in the made-up world
  --customers N            ordinary customers in the made-up world
  --bookings-export FILE   begin anew with the bookings of an export of Microsoft Bookings (.tsv)
  --date-order ORDER       how its dates are written: dayFirst or monthFirst
  --port N                 first of six ports in a row (default: 4300)
  --help                   show this
`;

/** Needs six ports in a row. */
const lastFirstPort = 65_530;

const Count = (text: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, text)
    .transform(Number);

const Options = z.object({
  data: z.string().min(1, 'is the name of a folder').default('.data'),
  reset: z.boolean().default(false),
  seed: Count('is a whole number').optional(),
  bookings: Count('is a whole number').optional(),
  customers: Count('is a whole number').optional(),
  'bookings-export': z.string().min(1, 'is the name of a file').optional(),
  'date-order': z.enum(['dayFirst', 'monthFirst'], 'is dayFirst or monthFirst').optional(),
  port: Count(`is a number from 1 to ${lastFirstPort}`)
    .refine((port) => port >= 1 && port <= lastFirstPort, `is a number from 1 to ${lastFirstPort}`)
    .default(4300),
  help: z.boolean().default(false),
});

export type StartOptions = z.output<typeof Options>;

const described: ParseArgsConfig['options'] = {
  data: { type: 'string' },
  reset: { type: 'boolean' },
  seed: { type: 'string' },
  bookings: { type: 'string' },
  customers: { type: 'string' },
  'bookings-export': { type: 'string' },
  'date-order': { type: 'string' },
  port: { type: 'string' },
  help: { type: 'boolean' },
};

/** Reads the command line. Throws a `UsageError` for what it does not know, or what does not go together. */
export function readOptions(args: string[]): StartOptions {
  const parsed = Options.safeParse(readValues(args));
  if (!parsed.success) {
    const [problem] = parsed.error.issues;
    throw wrong(`--${String(problem?.path[0])} ${problem?.message}`);
  }
  const options = parsed.data;
  const isExport = options['bookings-export'] !== undefined;
  if (isExport && (options.bookings !== undefined || options.customers !== undefined)) {
    throw wrong('--bookings and --customers are for a made-up world, not for a --bookings-export');
  }
  if (!isExport && options['date-order'] !== undefined) {
    throw wrong('--date-order goes with --bookings-export');
  }
  return options;
}

function readValues(args: string[]): Record<string, unknown> {
  try {
    return parseArgs({ args, options: described, strict: true }).values;
  } catch (error) {
    // Behind the first sentence stands advice about quoting.
    const [sentence = ''] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw wrong(sentence.replace(/\.$/, ''));
  }
}

function wrong(problem: string): UsageError {
  return new UsageError(`${problem}. All options: npm start -- --help`);
}
