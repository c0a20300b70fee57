/**
 * One call per id at a time in this process. A second one meanwhile ends at once, so that it keeps no worker from other
 * work, and the first goes over everything once more.
 */
export function singleFlight(carryOut: (id: string) => Promise<void>): typeof carryOut {
  const underWay = new Map<string, { again: boolean }>();
  return async (id) => {
    const current = underWay.get(id);
    if (current) {
      current.again = true;
      return;
    }
    const own = { again: true };
    underWay.set(id, own);
    try {
      while (own.again) {
        own.again = false;
        await carryOut(id);
      }
    } finally {
      underWay.delete(id);
    }
  };
}
