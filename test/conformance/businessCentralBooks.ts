// A company with something in each of its entity sets, behind the simulated Business Central.
import { row, runBusinessCentral, type Running } from '../simulator/businessCentral/running.ts';
import { writer } from '../simulator/businessCentral/writing.ts';

export type Stocked = Running & { customerId: string; invoiceId: string; creditMemoId: string };

/** One posted invoice was cancelled; another customer's draft is open. */
export async function runStockedCompany(): Promise<Stocked> {
  const running = await runBusinessCentral();
  const { create } = writer(running);
  const make = async (set: string, body: object) => String(row(await create(set, body))['id']);
  const customerId = await make('customers', { displayName: 'Adatum' });
  const itemId = await make('items', { displayName: 'Massage', type: 'Service', unitPrice: 60 });
  const salesInvoiceLines = [{ itemId, quantity: 1 }];
  const canceled = await make('salesInvoices', { customerId, salesInvoiceLines });
  await create(`salesInvoices(${canceled})/Microsoft.NAV.post`, {});
  await create(`salesInvoices(${canceled})/Microsoft.NAV.cancel`, {});
  const invoiceId = await make('salesInvoices', { customerId, salesInvoiceLines });
  const [memo] = running.world.salesCreditMemos.list();
  return { ...running, customerId, invoiceId, creditMemoId: memo?.id ?? '' };
}

/** Where rows of a set are listed: some only below their parent. */
export function listPath(set: string, stocked: Stocked): string {
  const { path, customerId, invoiceId, creditMemoId } = stocked;
  const below: Record<string, string> = {
    contactsInformation: `${path}/customers(${customerId})/contactsInformation`,
    salesInvoiceLines: `${path}/salesInvoices(${invoiceId})/salesInvoiceLines`,
    salesCreditMemoLines: `${path}/salesCreditMemos(${creditMemoId})/salesCreditMemoLines`,
    pdfDocument: `${path}/pdfDocument?$filter=parentId eq ${invoiceId}`,
    companies: 'companies',
    subscriptions: 'subscriptions',
  };
  return below[set] ?? `${path}/${set}`;
}
