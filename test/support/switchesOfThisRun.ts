import { allTurned, type SwitchSettingsInput } from '../../simulator/switches.ts';

/**
 * The product's tests run once with every uncertain point of the services as usual, and once with
 * `SIMULATOR_SWITCHES=turned` and all of them the other way.
 */
export function switchesOfThisRun(): SwitchSettingsInput {
  const wanted = process.env['SIMULATOR_SWITCHES'] ?? 'usual';
  if (wanted === 'usual') return {};
  if (wanted === 'turned') return allTurned();
  throw new Error(`SIMULATOR_SWITCHES is "usual" or "turned", not "${wanted}"`);
}
