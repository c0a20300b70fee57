/** One call per id at a time in this process; a second one meanwhile waits for the first and does nothing else. */
export function singleFlight(carryOut: (id: string) => Promise<void>): typeof carryOut {
  const underWay = new Map<string, Promise<void>>();
  return async (id) => {
    const current = underWay.get(id);
    if (current) return current;
    const begun = carryOut(id).finally(() => underWay.delete(id));
    underWay.set(id, begun);
    return begun;
  };
}
