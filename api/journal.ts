// The command that looks after the journal: `npm run journal -- --verify` and `--export`. It changes nothing.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readDatabaseAddress } from './config.ts';
import { asId, type TenantId } from './domain/ids.ts';
import { openDatabase, type Db } from './state/database.ts';
import { listJournalTenants, readWholeJournal } from './state/journal.ts';
import { StateError } from './state/stateError.ts';
import { verifyJournal, type Damage } from './state/verifyJournal.ts';

const usage = `Usage: npm run journal -- [--verify] [--export] [--tenant ID]

  --verify     holds every entry against the hash chain and names what is damaged; ends with 1 where anything is
  --export     prints the entries, one JSON object per line
  --tenant ID  of one organisation only

The journal is read from the database of DATABASE_URL, or from the folder of DATA_DIR (.data/state).
`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error;
  const isForThePerson = error instanceof ConfigError || error instanceof StateError;
  if (!isUsage && !isForThePerson) throw error;
  process.stderr.write(`${error.message}\n${isUsage ? `\n${usage}` : ''}`);
  process.exitCode = 2;
}

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      verify: { type: 'boolean', default: false },
      export: { type: 'boolean', default: false },
      tenant: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || (!values.verify && !values.export)) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const address = readDatabaseAddress();
  requireState(address);
  const database = await openDatabase(address);
  try {
    const { db } = database;
    const tenants = await tenantsOf(db, values.tenant);
    if (values.export) for (const tenantId of tenants) await print(db, tenantId);
    if (!values.verify) return 0;
    const sound = await Promise.all(tenants.map((tenantId) => verify(db, tenantId)));
    return sound.every(Boolean) ? 0 : 1;
  } finally {
    await database.close();
  }
}

/** To open a folder that is not there would make an empty journal, in which nothing is wrong. */
function requireState(address: string): void {
  if (/^postgres(ql)?:\/\//.test(address)) return;
  if (existsSync(path.join(address, 'PG_VERSION'))) return;
  throw new StateError(`There is no state in "${address}". Set DATA_DIR or DATABASE_URL.`);
}

async function tenantsOf(db: Db, wanted: string | undefined): Promise<TenantId[]> {
  const tenants = await listJournalTenants(db);
  if (wanted === undefined) return tenants;
  const tenantId = asId<'tenant'>(wanted);
  if (tenants.includes(tenantId)) return [tenantId];
  throw new StateError(`There is no journal of the tenant ${wanted}.`);
}

async function print(db: Db, tenantId: TenantId): Promise<void> {
  for await (const record of readWholeJournal(db, tenantId)) {
    process.stdout.write(`${JSON.stringify(record)}\n`);
  }
}

/** Verdicts go where they do not mix with an export. */
async function verify(db: Db, tenantId: TenantId): Promise<boolean> {
  const { ok, entries, head, damages } = await verifyJournal(db, tenantId);
  if (ok) say(`${tenantId}: sound, ${entries} entries, the last one ${head.seq} ${head.hash}`);
  else say(`${tenantId}: damaged, ${entries} entries`);
  for (const damage of damages) say(`  ${sentenceOf(damage)}`);
  return ok;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function sentenceOf({ seq, kind, until, wroteAs }: Damage): string {
  const which = until === undefined ? `entry ${seq}` : `entries ${seq} to ${until}`;
  switch (kind) {
    case 'altered':
      return `${which}: altered, its hash is not that of what stands there`;
    case 'missing':
      return `${which}: missing`;
    case 'reordered':
      return `${which}: reordered, it was written as entry ${wroteAs}`;
    case 'cutTail':
      return `${which}: cut off at the end, the head knows of them`;
    case 'headAltered':
      return `${which}: the head is altered, it does not name the last entry`;
    default:
      return kind satisfies never;
  }
}
