// The command `npm start`: everything on this machine.
import { readOptions, usage } from './start/options.ts';
import { ApiEndedError, run } from './start/run.ts';
import { UsageError } from './start/usageError.ts';
import { watchParent } from './start/watchParent.ts';
import { SimulatorError } from './simulatorError.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // More than once: the terminal and npm each pass a signal on.
  process.on(signal, () => stopping.abort());
}
if (process.env['npm_lifecycle_event'] !== undefined) watchParent(() => stopping.abort());
process.exitCode = await main(process.argv.slice(2));

/** Gives the exit code. */
async function main(args: string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (options.help) process.stdout.write(usage);
    else
      await run(options, {
        say: (line) => process.stdout.write(`${line}\n`),
        stop: stopping.signal,
      });
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    const exitCode = exitCodeOf(error);
    if (exitCode === undefined) throw error;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return exitCode;
  }
}

/** `undefined` for a fault of ours, which shows its stack. */
function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof UsageError) return 2;
  if (error instanceof ApiEndedError) return error.exitCode || 1;
  if (error instanceof SimulatorError) return 1;
  return undefined;
}
