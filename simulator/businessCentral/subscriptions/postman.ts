import type { Clock } from '../../clock.ts';
import type { SwitchSettings } from '../../switches.ts';
import type { World } from '../../world.ts';
import { deliverNotices } from './deliverNotices.ts';

/** Delivers notifications for as long as the simulator runs. */
export type Postman = {
  /** Delivers what is due by the simulator's clock. One delivery is over before the next begins. */
  deliver(): Promise<void>;
  close(): Promise<void>;
};

/** How often it is looked whether something is due. */
const roundMs = 1_000;

export function createPostman(place: {
  world: World;
  clock: Clock;
  switches: () => SwitchSettings;
}): Postman {
  const { world, clock, switches } = place;
  const stopping = new AbortController();
  let delivering: Promise<void> = Promise.resolve();
  const deliver = (): Promise<void> => {
    delivering = delivering.then(() =>
      deliverNotices({
        world,
        now: new Date(clock.now()),
        switches: switches().businessCentral,
        signal: stopping.signal,
      }),
    );
    return delivering;
  };
  const timer = setInterval(() => {
    if (world.changeNotices.size > 0) void deliver();
  }, roundMs);
  return {
    deliver,
    async close() {
      clearInterval(timer);
      stopping.abort();
      await delivering;
    },
  };
}
