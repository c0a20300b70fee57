// node-postgres over an in-process PGlite: a Duplex in place of the TCP socket. pg keeps the state of its protocol; this
// only carries whole messages, one client at a time.
import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

/** First byte of pg's farewell. It ends the client, never the database. */
const terminate = 0x58;
/** A Sync message: ends an extended query that a client left half way. */
const sync = Buffer.from([0x53, 0, 0, 0, 4]);

/** What clients do with one database happens in turn: what one leaves behind is cleared before the next begins. */
const turns = new WeakMap<PGlite, Promise<unknown>>();

function inTurn<Result>(database: PGlite, work: () => Promise<Result>): Promise<Result> {
  const turn = (turns.get(database) ?? database.waitReady).then(work);
  turns.set(
    database,
    turn.catch(() => {}),
  );
  return turn;
}

type Done = (error?: Error | null) => void;

export class PGliteStream extends Duplex {
  #database: PGlite;
  #rest = Buffer.alloc(0);
  #started = false;
  #cleared = false;

  constructor(database: PGlite) {
    super({ allowHalfOpen: false });
    this.#database = database;
  }

  connect(): this {
    void this.#announce();
    return this;
  }

  // pg calls these on its socket; they mean nothing here.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    this.#send(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _destroy(error: Error | null, done: Done): void {
    void finish(
      () => this.#clear(),
      () => done(error),
    );
  }

  async #announce(): Promise<void> {
    try {
      await inTurn(this.#database, async () => {});
      this.emit('connect');
    } catch (error) {
      this.destroy(asError(error));
    }
  }

  #send(bytes: Buffer, done: Done): void {
    const { messages, ends } = this.#takeWhole(bytes);
    const work = async (): Promise<void> => {
      if (messages.length > 0) await inTurn(this.#database, () => this.#exchange(messages));
      if (!ends) return;
      await this.#clear();
      this.push(null);
    };
    void finish(work, done);
  }

  /** The whole messages among what has come so far; the rest waits for more bytes. */
  #takeWhole(bytes: Buffer): { messages: Buffer; ends: boolean } {
    const buffer = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    let end = 0;
    let ends = false;
    while (end < buffer.length) {
      // The first message of a connection has no type byte.
      const head = this.#started ? 1 : 0;
      if (end + head + 4 > buffer.length) break;
      const length = buffer.readInt32BE(end + head) + head;
      if (end + length > buffer.length) break;
      if (this.#started && buffer[end] === terminate) {
        ends = true;
        break;
      }
      end += length;
      this.#started = true;
    }
    this.#rest = ends ? Buffer.alloc(0) : Buffer.from(buffer.subarray(end));
    return { messages: buffer.subarray(0, end), ends };
  }

  async #exchange(messages: Buffer): Promise<void> {
    if (this.destroyed) return;
    const answer: Buffer[] = [];
    await execRaw(this.#database, messages, (part) => answer.push(part));
    if (answer.length > 0 && !this.destroyed) this.push(Buffer.concat(answer));
  }

  /** Two statements in two calls: in one they would be a transaction, which DISCARD ALL refuses. */
  async #clear(): Promise<void> {
    if (this.#cleared || !this.#started) return;
    this.#cleared = true;
    await inTurn(this.#database, async () => {
      if (this.#database.closed) return;
      await execRaw(this.#database, sync, () => {});
      await this.#database.exec('rollback').catch(() => {});
      await this.#database.exec('discard all').catch(() => {});
    });
  }
}

/**
 * By the streaming call: `execProtocolRaw` parses each answer beside, and keeps what it parsed for a caller that never
 * comes, so that memory grows by every row that was ever read.
 */
async function execRaw(
  database: PGlite,
  messages: Buffer,
  heard: (part: Buffer) => unknown,
): Promise<void> {
  // A part is a view of memory that the next one overwrites.
  const onRawData = (part: Uint8Array): unknown => heard(Buffer.from(part));
  await database.execProtocolRawStream(messages, { syncToFs: false, onRawData });
}

/** A stream wants to be called back, also where the work failed. */
async function finish(work: () => Promise<void>, done: Done): Promise<void> {
  try {
    await work();
  } catch (error) {
    done(asError(error));
    return;
  }
  done();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
