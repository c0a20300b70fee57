import type { SyncSetupId, TenantId } from '../domain/ids.ts';
import type { Db } from '../state/database.ts';
import { findJournalEntryHash, findJournalEnd } from '../state/journal.ts';
import type { SetupKey } from '../state/syncSetups.ts';

/**
 * Which setups this process has looked through for documents that the ledger does not know. It begins with none, as
 * whoever puts back yesterday's database starts the process anew. A database that is put back under a running process
 * shows by its journal, which is shorter than it was, or another one.
 */
export class LookedThrough {
  readonly #setups = new Map<SyncSetupId, Promise<void>>();
  readonly #ends = new Map<TenantId, { seq: number; hash: string }>();

  /** Looks, unless that was done. Where it fails it is done again the next time. */
  async ensure(setup: SetupKey, db: Db, look: () => Promise<void>): Promise<void> {
    if (await this.#wentBack(setup.tenantId, db)) this.#setups.clear();
    const looking = this.#setups.get(setup.id) ?? look();
    this.#setups.set(setup.id, looking);
    try {
      await looking;
    } catch (error) {
      this.#setups.delete(setup.id);
      throw error;
    }
  }

  async #wentBack(tenantId: TenantId, db: Db): Promise<boolean> {
    const before = this.#ends.get(tenantId);
    const hash = before && (await findJournalEntryHash(db, tenantId, before.seq));
    const end = await findJournalEnd(db, tenantId);
    if (end) this.#ends.set(tenantId, end);
    else this.#ends.delete(tenantId);
    return before !== undefined && hash !== before.hash;
  }
}
