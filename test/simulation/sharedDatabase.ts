// One PGlite for all instances. It has a single session, so transactions take turns; who gets the next turn, and how
// long a statement takes, is for the seed to say. The transaction of a process that ends is rolled back.
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import { Client } from 'pg';
import { columnTypes } from '../../api/state/columnTypes.ts';
import { migrate } from '../../api/state/migrate.ts';
import { PGliteStream } from '../../api/state/pgliteStream.ts';
import type { Tables } from '../../api/state/tables.ts';
import type { Random } from '../../simulator/random.ts';
import type { Life } from './life.ts';

export type SimulatedDb = Kysely<Tables>;

type Turn = { life: Life; random: Random; grant: () => void };

export class SharedDatabase {
  /** Outside of the simulated world, for whoever audits it. Only between transactions. */
  readonly records: SimulatedDb;
  /** Told of the statements that were committed, at the very moment. */
  onCommit: (statements: readonly string[]) => unknown = () => {};
  #client: Client;
  #holder: Turn | null = null;
  #waiting: Turn[] = [];

  private constructor(client: Client) {
    this.#client = client;
    this.records = kyselyOver(async () => this.#directSession());
  }

  /** Migrated once; `empty` makes it new for every seed. */
  static async create(): Promise<SharedDatabase> {
    const pglite = await PGlite.create();
    const client = new Client({
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      types: columnTypes,
      stream: () => new PGliteStream(pglite),
    });
    await client.connect();
    const database = new SharedDatabase(client);
    await migrate(database.records);
    await client.query(jobsTable);
    return database;
  }

  async empty(): Promise<void> {
    this.#holder = null;
    this.#waiting = [];
    this.onCommit = () => {};
    await this.#client.query('rollback');
    const { rows } = await this.#client.query<{ tables: string }>(
      `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables
        where schemaname = 'public' and tablename not like 'kysely%'`,
    );
    await this.#client.query(`truncate ${rows[0]?.tables ?? ''} restart identity cascade`);
  }

  /** Jobs that were put on the board after this one. */
  async jobsAfter(id: number): Promise<{ id: number; due_at: number }[]> {
    const { rows } = await this.#client.query<{ id: number; due_at: number }>(
      'select id, due_at from simulated_jobs where id > $1 order by id',
      [id],
    );
    return rows;
  }

  /** What one instance has of it, for as long as it lives. */
  connectionOf(life: Life, random: Random): SimulatedDb {
    life.atEnd.push(() => this.#leave(life));
    return kyselyOver(async () => {
      await new Promise<void>((grant) => {
        this.#waiting.push({ life, random, grant });
        this.#next(random);
      });
      return this.#sessionOf(life, random);
    });
  }

  #next(random: Random): void {
    if (this.#holder || this.#waiting.length === 0) return;
    const turn = random.pick(this.#waiting);
    this.#waiting.splice(this.#waiting.indexOf(turn), 1);
    this.#holder = turn;
    turn.life.later(random.between(0, 2), turn.grant);
  }

  async #leave(life: Life): Promise<void> {
    this.#waiting = this.#waiting.filter((turn) => turn.life !== life);
    const turn = this.#holder;
    if (turn?.life !== life) return;
    await this.#client.query('rollback');
    this.#holder = null;
    this.#next(turn.random);
  }

  #sessionOf(life: Life, random: Random): PostgresPoolClient {
    const statements: string[] = [];
    let isOpen = false;
    const run = async (text: string, values: readonly unknown[]) => {
      const result = await this.#client.query(text, [...values]);
      isOpen = text === 'begin' || (isOpen && text !== 'commit' && text !== 'rollback');
      if (text === 'rollback') statements.splice(0);
      else statements.push(text);
      if (!isOpen) await this.onCommit(statements.splice(0));
      return result;
    };
    const query = (text: string, values: readonly unknown[]) =>
      life.operate({ takesMs: random.between(1, 6), work: () => run(text, values) });
    const release = () => {
      this.#holder = null;
      this.#next(random);
    };
    return sessionOf(query, release);
  }

  #directSession(): PostgresPoolClient {
    return sessionOf(
      (text, values) => this.#client.query(text, [...values]),
      () => {},
    );
  }
}

/** The queue of the simulation, beside the product's own tables. */
const jobsTable = `create table simulated_jobs (
  id bigint generated always as identity primary key, name text not null, about text not null,
  due_at double precision not null, failures integer not null default 0)`;

type Query = (text: string, values: readonly unknown[]) => Promise<unknown>;

function sessionOf(query: Query, release: () => void): PostgresPoolClient {
  // Kysely asks with text and values only; pg's other forms are for its cursors.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { query, release } as PostgresPoolClient;
}

function kyselyOver(connect: () => Promise<PostgresPoolClient>): SimulatedDb {
  return new Kysely({ dialect: new PostgresDialect({ pool: { connect, end: async () => {} } }) });
}
