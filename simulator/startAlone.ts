// The command `npm run simulator`: the simulated services without the product.
import { runCommand } from './start/command.ts';
import { runAlone } from './start/runAlone.ts';

await runCommand('simulator', {
  args: process.argv.slice(2),
  isUnderNpm: process.env['npm_lifecycle_event'] !== undefined,
  run: runAlone,
});
