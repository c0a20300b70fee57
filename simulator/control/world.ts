import type { Operation } from './operation.ts';

export const readWorld: Operation = {
  method: 'GET',
  path: '/world',
  summary: 'Everything that the simulator holds, a list for each kind of record',
  run: ({ context: { world } }) => {
    const tables = Object.values(world).map((table) => [table.name, table.list()]);
    const signingKeys = world.signingKeys.list().map(({ id, publicJwk }) => ({ id, publicJwk }));
    return { ...Object.fromEntries(tables), signingKeys };
  },
};
