// When a user's own rights last reached a business or a company.
import type { TenantId, UserId } from '../domain/ids.ts';
import type { Db } from './database.ts';

export type AccessGrant = {
  tenantId: TenantId;
  userId: UserId;
  kind: 'bookingBusiness' | 'company';
  resource: string;
};

export async function confirmAccess(db: Db, grant: AccessGrant & { at: string }): Promise<void> {
  const { tenantId, userId, kind, resource, at } = grant;
  await db
    .insertInto('access_grants')
    .values({ tenant_id: tenantId, user_id: userId, kind, resource, granted_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'user_id', 'kind', 'resource'])
        .doUpdateSet({ granted_at: at }),
    )
    .execute();
}

/** The instant, or `undefined` where it never did. */
export async function findAccess(
  db: Db,
  { tenantId, userId, kind, resource }: AccessGrant,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('access_grants')
    .select('granted_at')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .where('resource', '=', resource)
    .executeTakeFirst();
  return row?.granted_at;
}
