// What was learned of a company while writing to it.
import type { CompanyId, TenantId } from '../domain/ids.ts';
import type { Db } from './database.ts';

export type CompanyKey = { tenantId: TenantId; environment: string; companyId: CompanyId };

/** `undefined` as long as no invoice of several lines was sent to the company. */
export async function findRefusesSeveralLines(
  db: Db,
  company: CompanyKey,
): Promise<boolean | undefined> {
  const row = await db
    .selectFrom('company_facts')
    .select('refuses_several_lines')
    .where('tenant_id', '=', company.tenantId)
    .where('environment', '=', company.environment)
    .where('company_id', '=', company.companyId)
    .executeTakeFirst();
  return row?.refuses_several_lines;
}

export async function learnRefusesSeveralLines(
  db: Db,
  { tenantId, environment, companyId }: CompanyKey,
  refuses: boolean,
): Promise<void> {
  await db
    .insertInto('company_facts')
    .values({
      tenant_id: tenantId,
      environment,
      company_id: companyId,
      refuses_several_lines: refuses,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'environment', 'company_id'])
        .doUpdateSet({ refuses_several_lines: refuses }),
    )
    .execute();
}
