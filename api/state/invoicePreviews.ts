import type { InvoicePreviewId, SyncSetupId, TenantId, UserId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import type { SetupKey } from './syncSetups.ts';

export type InvoicePreviewRecord = {
  id: InvoicePreviewId;
  tenantId: TenantId;
  syncSetupId: SyncSetupId;
  hash: string;
  content: unknown;
  createdBy: UserId;
  createdAt: string;
  expiresAt: string;
};

export async function insertInvoicePreview(db: Db, preview: InvoicePreviewRecord): Promise<void> {
  await db
    .insertInto('invoice_previews')
    .values({
      id: preview.id,
      tenant_id: preview.tenantId,
      sync_setup_id: preview.syncSetupId,
      hash: preview.hash,
      content: JSON.stringify(preview.content),
      created_by: preview.createdBy,
      created_at: preview.createdAt,
      expires_at: preview.expiresAt,
    })
    .execute();
}

export async function findInvoicePreview(
  db: Db,
  setup: SetupKey,
  id: InvoicePreviewId,
): Promise<InvoicePreviewRecord | undefined> {
  const row = await db
    .selectFrom('invoice_previews')
    .selectAll()
    .where('tenant_id', '=', setup.tenantId)
    .where('sync_setup_id', '=', setup.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      tenantId: row.tenant_id,
      syncSetupId: row.sync_setup_id,
      hash: row.hash,
      content: row.content,
      createdBy: row.created_by,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    }
  );
}

/** A started preview lives on as its run. */
export async function deleteExpiredPreviews(db: Db, before: string): Promise<void> {
  await db.deleteFrom('invoice_previews').where('expires_at', '<', before).execute();
}
