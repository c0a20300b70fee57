// PGlite writes through emscripten's file system, which does not sync to disk. Here it does, at every commit.
import { fdatasyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { z } from 'zod';

/** The part of emscripten's module that carries file operations; not in PGlite's types, so its version is pinned. */
type Emscripten = {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } };
};
type PreRun = (module: Emscripten) => void;
const PreRuns = z.custom<PreRun[]>((value) => Array.isArray(value));

/** A folder on disk whose files are synced when Postgres asks for it. */
export class DurableFolder extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const ready = await super.init(pg, options);
    PreRuns.parse(ready.emscriptenOpts.preRun).push((module) => {
      module.NODEFS.stream_ops.fsync = ({ nfd }) => {
        if (nfd !== undefined) fdatasyncSync(nfd);
        return 0;
      };
    });
    return ready;
  }
}

const StartParams = z.array(z.string());

/** PGlite starts Postgres with -F, which switches syncing off; fdatasync does nothing under emscripten. */
export function durableStartParams(): string[] {
  const standard: unknown = 'defaultStartParams' in PGlite ? PGlite.defaultStartParams : undefined;
  const params = StartParams.parse(standard).filter((param) => param !== '-F');
  return [...params, '-c', 'wal_sync_method=fsync'];
}
