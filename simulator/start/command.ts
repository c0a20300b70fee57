import { SimulatorError } from '../simulatorError.ts';
import { readOptions, usage, type Command, type StartOptions } from './options.ts';
import { ApiEndedError, type Surroundings } from './run.ts';
import { UsageError } from './usageError.ts';
import { watchParent } from './watchParent.ts';

type Run = (options: StartOptions, surroundings: Surroundings) => Promise<void>;

export type CommandCall = {
  args: string[];
  /** npm stands between the person and this process, and may end without a word. */
  isUnderNpm: boolean;
  run: Run;
};

/** Runs a command of a person from its arguments to its exit code. */
export async function runCommand(
  command: Command,
  { args, isUnderNpm, run }: CommandCall,
): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // More than once: the terminal and npm each pass a signal on.
    process.on(signal, () => stopping.abort());
  }
  if (isUnderNpm) watchParent(() => stopping.abort());
  process.exitCode = await exitCodeOf(async () => {
    const options = readOptions(args, command);
    if (options.help) process.stdout.write(usage(command));
    else await run(options, { say, stop: stopping.signal });
  }, stopping.signal);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function exitCodeOf(work: () => Promise<void>, stop: AbortSignal): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (stop.aborted) return 0;
    const exitCode = exitCodeFor(error);
    if (exitCode === undefined) throw error;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return exitCode;
  }
}

/** `undefined` for a fault of ours, which shows its stack. */
function exitCodeFor(error: unknown): number | undefined {
  if (error instanceof UsageError) return 2;
  if (error instanceof ApiEndedError) return error.exitCode || 1;
  if (error instanceof SimulatorError) return 1;
  return undefined;
}
