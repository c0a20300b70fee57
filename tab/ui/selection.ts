import { useSyncExternalStore } from 'react';

/** A set of chosen ids with what is known about each, outside of React: a toggle redraws one row. */
export type Selection<Value> = {
  has: (id: string) => boolean;
  all: () => ReadonlyMap<string, Value>;
  change: (entries: Iterable<readonly [string, Value]>, selected: boolean) => void;
  clear: () => void;
  subscribe: (listener: () => void) => () => void;
};

export function createSelection<Value>(): Selection<Value> {
  let chosen: ReadonlyMap<string, Value> = new Map();
  const listeners = new Set<() => void>();
  const replace = (next: ReadonlyMap<string, Value>) => {
    chosen = next;
    for (const listener of listeners) listener();
  };
  return {
    has: (id) => chosen.has(id),
    all: () => chosen,
    change: (entries, selected) => {
      const next = new Map(chosen);
      for (const [id, value] of entries) {
        if (selected) next.set(id, value);
        else next.delete(id);
      }
      replace(next);
    },
    clear: () => {
      if (chosen.size > 0) replace(new Map());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Observed = Pick<Selection<unknown>, 'has' | 'subscribe'>;

export function useIsSelected(selection: Observed, id: string): boolean {
  return useSyncExternalStore(selection.subscribe, () => selection.has(id));
}

export function useSelected<Value>(selection: Selection<Value>): ReadonlyMap<string, Value> {
  return useSyncExternalStore(selection.subscribe, selection.all);
}

/** What the box above several ids shows. */
export function useShareSelected(selection: Observed, ids: readonly string[]): 'mixed' | boolean {
  return useSyncExternalStore(selection.subscribe, () => {
    const count = ids.reduce((sum, id) => sum + (selection.has(id) ? 1 : 0), 0);
    if (count === 0) return false;
    return count === ids.length ? true : 'mixed';
  });
}
