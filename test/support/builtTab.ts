import { buildTab, tabIsStale } from '../../simulator/start/buildTab.ts';

/** Journeys see what a person sees: the tab as it is built. */
export async function setup(): Promise<void> {
  if (tabIsStale()) await buildTab(new AbortController().signal);
}
