/** Lets only so many pieces of work run at once for one key; the others wait in the order they came. */
export type Limit = { run<T>(key: string, work: () => Promise<T>): Promise<T> };

type Lane = { running: number; waiting: (() => void)[] };

export function createLimit({ atOnce }: { atOnce: number }): Limit {
  const lanes = new Map<string, Lane>();

  const enter = async (key: string): Promise<Lane> => {
    const lane = lanes.get(key) ?? { running: 0, waiting: [] };
    lanes.set(key, lane);
    if (lane.running < atOnce) lane.running += 1;
    // Whoever leaves hands over its place, so that `running` stays as it is.
    else await new Promise<void>((resolve) => lane.waiting.push(resolve));
    return lane;
  };

  const leave = (key: string, lane: Lane): void => {
    const next = lane.waiting.shift();
    if (next) next();
    else lane.running -= 1;
    if (lane.running === 0) lanes.delete(key);
  };

  return {
    run: async (key, work) => {
      const lane = await enter(key);
      try {
        return await work();
      } finally {
        leave(key, lane);
      }
    },
  };
}
