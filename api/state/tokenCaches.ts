import type { TenantId, UserId } from '../domain/ids.ts';
import type { Db } from './database.ts';

type Owner = { tenantId: TenantId; userId: UserId };

/** Keeps one text per user; what it holds is encrypted before it comes here. */
export function createTokenCacheStore(db: Db) {
  return {
    async load({ tenantId, userId }: Owner): Promise<string | undefined> {
      const row = await db
        .selectFrom('token_caches')
        .select('cache')
        .where('tenant_id', '=', tenantId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row?.cache;
    },
    async save({ tenantId, userId }: Owner, cache: string): Promise<void> {
      await db
        .insertInto('token_caches')
        .values({ tenant_id: tenantId, user_id: userId, cache })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet({ cache }))
        .execute();
    },
  };
}
