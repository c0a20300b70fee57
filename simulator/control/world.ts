import type { SigningKey } from '../entra/records.ts';
import type { Table } from '../table.ts';
import type { Operation } from './operation.ts';

export const readWorld: Operation = {
  method: 'GET',
  path: '/world',
  summary: 'Everything that the simulator holds, a list for each kind of record',
  run: ({ context: { world } }) => {
    const tables = Object.values(world).map((table) => [table.name, table.list()]);
    const signingKeys = publicParts(world.signingKeys);
    const botFrameworkKeys = publicParts(world.botFrameworkKeys);
    return { ...Object.fromEntries(tables), signingKeys, botFrameworkKeys };
  },
};

function publicParts(keys: Table<SigningKey>): Pick<SigningKey, 'id' | 'publicJwk'>[] {
  return keys.list().map(({ id, publicJwk }) => ({ id, publicJwk }));
}
