// The command `npm start`: everything on this machine.
import { runCommand } from './start/command.ts';
import { run } from './start/run.ts';

await runCommand('start', {
  args: process.argv.slice(2),
  isUnderNpm: process.env['npm_lifecycle_event'] !== undefined,
  run,
});
