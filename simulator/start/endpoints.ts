import { renameSync, writeFileSync } from 'node:fs';
import type { Simulator } from '../simulator.ts';

/** Tells programs where everything answers; there only while it does. */
export function writeEndpoints(file: string, apiOrigin: string, { origins }: Simulator): void {
  const { teams, entra, graph, businessCentral, control } = origins;
  const endpoints = {
    tab: apiOrigin,
    api: `${apiOrigin}/api`,
    teams,
    entra,
    graph,
    businessCentral,
    control,
  };
  // Whoever waits for the file must not read half of it.
  writeFileSync(`${file}.new`, `${JSON.stringify(endpoints, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
