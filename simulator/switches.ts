// The uncertain points of all services (DIFFERENCES.md lists them), and which way each is turned.
import { z } from 'zod';
import { BusinessCentralSwitches } from './businessCentral/businessCentralSwitches.ts';
import { GraphSwitches } from './graph/graphSwitches.ts';

export const SwitchSettings = z.strictObject({
  graph: GraphSwitches.prefault({}),
  businessCentral: BusinessCentralSwitches.prefault({}),
});
export type SwitchSettings = z.output<typeof SwitchSettings>;
export type SwitchSettingsInput = z.input<typeof SwitchSettings>;

export type Switches = {
  /** How each is turned at this moment. */
  current(): SwitchSettings;
  /** Turns them; what is not named goes back to usual. Throws a ZodError for a switch that does not exist. */
  turn(settings: SwitchSettingsInput): void;
};

export function createSwitches(settings: SwitchSettingsInput = {}): Switches {
  let current = SwitchSettings.parse(settings);
  return {
    current: () => current,
    turn: (next) => {
      current = SwitchSettings.parse(next);
    },
  };
}

/** Every switch turned away from its usual side. Those with more than two sides take their second. */
export function allTurned(): SwitchSettingsInput {
  const { shape } = SwitchSettings;
  return Object.fromEntries(
    Object.entries(shape).map(([service, schema]) => [service, turned(schema.parse({}))]),
  );
}

function turned(usual: Record<string, boolean>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(usual).map(([name, side]) => [name, !side]));
}
