import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { LatencyMode } from '../latency/latency.ts';
import { readSwitches } from './readSwitches.ts';
import { UsageError } from './usageError.ts';

/** `npm start`, or `npm run simulator` for the simulated services without the product. */
export type Command = 'start' | 'simulator';

const intros: Record<Command, string> = {
  start:
    'Starts Bookings Invoicing on this machine, with Teams, Entra ID, Bookings and Business Central simulated.',
  simulator:
    'Starts the simulated Teams, Entra ID, Bookings and Business Central on this machine, without the product.',
};

export const calls: Record<Command, string> = {
  start: 'npm start',
  simulator: 'npm run simulator',
};

export function usage(command: Command): string {
  return `${intros[command]}

  ${calls[command]} -- [options]

  --data DIR               where everything is kept (default: .data)
  --reset                  begin anew: forget the simulated world and what the product stored
  --seed N                 another made-up world (default: 1)
  --bookings N             ordinary bookings in the made-up world
  --customers N            ordinary customers in the made-up world
  --bookings-export FILE   begin anew with the bookings of an export of Microsoft Bookings (.tsv)
  --date-order ORDER       how its dates are written: dayFirst or monthFirst
  --latency MODE           how long the services take: none (default) or real
  --switch NAME            turn a point that Microsoft leaves open, like graph.listsFillCustomers; more than once for more
  --port N                 first of seven ports in a row (default: 4300)
  --help                   show this
`;
}

/** Needs seven ports in a row. */
const lastFirstPort = 65_529;

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
  latency: z.enum(LatencyMode.options, 'is none or real').default('none'),
  switch: z.array(z.string()).default([]),
  port: Count(`is a number from 1 to ${lastFirstPort}`)
    .refine((port) => port >= 1 && port <= lastFirstPort, `is a number from 1 to ${lastFirstPort}`)
    .default(4300),
  help: z.boolean().default(false),
});

export type StartOptions = Omit<z.output<typeof Options>, 'switch'> & {
  switches: ReturnType<typeof readSwitches>;
};

const described: ParseArgsConfig['options'] = {
  data: { type: 'string' },
  reset: { type: 'boolean' },
  seed: { type: 'string' },
  bookings: { type: 'string' },
  customers: { type: 'string' },
  'bookings-export': { type: 'string' },
  'date-order': { type: 'string' },
  latency: { type: 'string' },
  switch: { type: 'string', multiple: true },
  port: { type: 'string' },
  help: { type: 'boolean' },
};

/** Reads the command line. Throws a `UsageError` for what it does not know, or what does not go together. */
export function readOptions(args: string[], command: Command = 'start'): StartOptions {
  try {
    return arrange(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message}. All options: ${calls[command]} -- --help`);
  }
}

function arrange(args: string[]): StartOptions {
  const parsed = Options.safeParse(readValues(args));
  if (!parsed.success) {
    const [problem] = parsed.error.issues;
    throw new UsageError(`--${String(problem?.path[0])} ${problem?.message}`);
  }
  const { switch: names, ...options } = parsed.data;
  const isExport = options['bookings-export'] !== undefined;
  if (isExport && (options.bookings !== undefined || options.customers !== undefined)) {
    throw new UsageError(
      '--bookings and --customers are for a made-up world, not for a --bookings-export',
    );
  }
  if (!isExport && options['date-order'] !== undefined) {
    throw new UsageError('--date-order goes with --bookings-export');
  }
  return { ...options, switches: readSwitches(names) };
}

function readValues(args: string[]): Record<string, unknown> {
  try {
    return parseArgs({ args, options: described, strict: true }).values;
  } catch (error) {
    // Behind the first sentence stands advice about quoting.
    const [sentence = ''] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new UsageError(sentence.replace(/\.$/, ''));
  }
}
