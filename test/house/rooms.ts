// Who may import whom: the rooms of the house and the doors between them (ARCHITECTURE.md).
import { groupBy } from '../../api/domain/groupBy.ts';
import type { Import } from './imports.ts';

type Door = { room: string; typesOnly?: true };
type Room = {
  /** Other rooms that may be imported; its own files always may. */
  doors: Door[];
  /** Packages, where they are limited. */
  packages?: readonly (string | RegExp)[];
};

const open = (...names: string[]): Door[] => names.map((room) => ({ room }));
const types = (...names: string[]): Door[] => names.map((room) => ({ room, typesOnly: true }));

/** Rooms that talk to the outside world never know each other, what is stored, or who asked. */
const outside: Room = { doors: open('api/http', 'api/domain') };

const rooms: ReadonlyMap<string, Room> = new Map([
  ['api/contract', { doors: [], packages: ['zod'] }],
  [
    'api/domain',
    { doors: types('api/contract'), packages: ['decimal.js', 'luxon', 'node:crypto'] },
  ],
  ['api/http', { doors: open('api/domain') }],
  ['api/graph', outside],
  ['api/businessCentral', outside],
  ['api/identity', outside],
  ['api/notifications', outside],
  [
    'api/state',
    {
      // What is kept as JSON was written by the contract's schemas, and is parsed by them.
      doors: open('api/domain', 'api/contract'),
      packages: ['kysely', 'pg', /^@electric-sql\/pglite/, 'decimal.js', 'zod', /^node:/],
    },
  ],
  ['api/jobs', { doors: open(...below()) }],
  ['api/routes', { doors: [...open(...below()), ...types('api/jobs')] }],
  ['api', { doors: open(...below(), 'api/jobs', 'api/routes') }],
  ['tab', { doors: types('api/contract') }],
  ['simulator', { doors: [] }],
  ['appPackage', { doors: [] }],
  ['bench', { doors: open('api', ...below(), 'api/jobs', 'api/routes', 'simulator') }],
]);

function below(): string[] {
  return [
    'api/contract',
    'api/domain',
    'api/http',
    'api/graph',
    'api/businessCentral',
    'api/identity',
    'api/notifications',
    'api/state',
  ];
}

/** The room of a file: the first two folders in `api`, else the first; none at the top. */
export function roomOf(path: string): string | undefined {
  const folders = path.split('/').slice(0, -1);
  const name = folders.slice(0, folders[0] === 'api' ? 2 : 1).join('/');
  return name === '' ? undefined : name;
}

/** Imports that go through a wall, each as a sentence. */
export function wrongDoors(imports: readonly Import[]): string[] {
  return imports.flatMap((each) => {
    const wrong = each.isPackage ? wrongPackage(each) : wrongDoor(each);
    return wrong ? [`${each.from} imports ${each.to}: ${wrong}`] : [];
  });
}

function wrongDoor({ from, to, isType }: Import): string | null {
  const here = roomOf(from);
  const there = roomOf(to);
  if (here === undefined || here === there || here === 'test') return null;
  if (there === 'test') return 'nothing imports a test';
  const room = rooms.get(here);
  if (!room) return `nobody said what ${here} may import`;
  const door = room.doors.find((each) => each.room === (there ?? ''));
  if (!door) return `${here} does not know ${there ?? 'the top'}`;
  return door.typesOnly && !isType ? `${here} takes only types from ${there}` : null;
}

function wrongPackage({ from, to }: Import): string | null {
  const { packages } = rooms.get(roomOf(from) ?? '') ?? {};
  if (!packages) return null;
  const allowed = packages.some((each) => (each instanceof RegExp ? each.test(to) : each === to));
  return allowed ? null : `${roomOf(from)} does not know this package`;
}

const clients = /^api\/(graph|businessCentral|identity)\/|^api\/http\/transport\.ts$/;

/** Jobs and routes receive what they need: making a client is for the composition root. */
export function selfMadeClients(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => {
      const here = roomOf(from) ?? '';
      return (here === 'api/jobs' || here === 'api/routes') && clients.test(to);
    })
    .flatMap(({ from, to, values }) =>
      values
        .filter((name) => /^(create[A-Z]|\*)/.test(name))
        .map((name) => `${from} imports ${name} from ${to}: it should be given one`),
    );
}

/** Code is imported from where it lives. A type may be passed on beside the functions that speak of it. */
export function barrels(imports: readonly Import[]): string[] {
  return imports
    .filter(({ isReexport, values }) => isReexport && values.length > 0)
    .map(({ from, to }) => `${from} passes on ${to}`);
}

/** Circles of files that import each other, types included. */
export function cycles(imports: readonly Import[]): string[] {
  const next = groupBy(
    imports.filter(({ isPackage }) => !isPackage),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(' → ')];
    if (done.has(file)) return [];
    path.push(file);
    const found = (next.get(file) ?? []).flatMap(({ to }) => visit(to));
    path.pop();
    done.add(file);
    return found;
  };
  return [...next.keys()].flatMap((file) => visit(file));
}
