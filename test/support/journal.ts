import type { TenantId } from '../../api/domain/ids.ts';
import type { Db } from '../../api/state/database.ts';

/** The entries of a tenant, oldest first, as they are stored. */
export function listJournal(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('journal')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('seq')
    .execute();
}
