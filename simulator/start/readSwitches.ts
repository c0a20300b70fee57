import { allTurned, SwitchSettings, type SwitchSettingsInput } from '../switches.ts';
import { UsageError } from './usageError.ts';

/** Turns the named switches, `service.name`, to their other side. Throws a `UsageError` for one that is not there. */
export function readSwitches(names: readonly string[]): SwitchSettingsInput {
  const sides = Object.entries(allTurned()).flatMap(([service, turned]) =>
    Object.entries(turned ?? {}).map(([name, side]) => ({ full: `${service}.${name}`, side })),
  );
  const settings: Record<string, Record<string, unknown>> = {};
  for (const wanted of names) {
    const found = sides.find(({ full }) => full === wanted);
    if (!found) {
      const known = sides.map(({ full }) => full).join(', ');
      throw new UsageError(`--switch ${wanted} does not exist; there are ${known}`);
    }
    const [service = '', name = ''] = wanted.split('.');
    settings[service] = { ...settings[service], [name]: found.side };
  }
  return SwitchSettings.parse(settings);
}
