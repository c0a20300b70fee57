// What a colleague does meanwhile in Business Central or in Bookings.
import {
  creditSalesInvoice,
  deleteSalesInvoice,
  editSalesInvoice,
  paySalesInvoice,
  postSalesInvoice,
  releaseSalesInvoice,
  reopenSalesInvoice,
  requestApproval,
} from '../businessCentral/colleague.ts';
import {
  cancelAppointment,
  completeAppointment,
  rescheduleAppointment,
} from '../graph/colleague.ts';
import type { Context } from '../service.ts';
import type { World } from '../world.ts';
import { ControlError } from './controlError.ts';
import type { Operation } from './operation.ts';

type Deed = (id: string, context: Pick<Context, 'world' | 'now' | 'random' | 'switches'>) => void;

const inBusinessCentral: Record<string, Deed> = {
  post: postSalesInvoice,
  delete: deleteSalesInvoice,
  edit: editSalesInvoice,
  release: releaseSalesInvoice,
  'request-approval': requestApproval,
  reopen: reopenSalesInvoice,
  pay: paySalesInvoice,
  credit: creditSalesInvoice,
};

const inBookings: Record<string, Deed> = {
  cancel: cancelAppointment,
  reschedule: rescheduleAppointment,
  complete: completeAppointment,
};

export const colleagueOperations: Operation[] = [
  ...Object.entries(inBusinessCentral).map(([verb, deed]) =>
    colleague(`/business-central/sales-invoices/{id}/${verb}`, 'salesInvoices', deed),
  ),
  ...Object.entries(inBookings).map(([verb, deed]) =>
    colleague(`/bookings/{id}/${verb}`, 'bookingAppointments', deed),
  ),
];

function colleague(
  path: string,
  table: 'salesInvoices' | 'bookingAppointments',
  deed: Deed,
): Operation {
  const where = table === 'salesInvoices' ? 'Business Central' : 'Bookings';
  return {
    method: 'POST',
    path,
    summary: `As a colleague would do in ${where}`,
    run: ({ parts, context }) => {
      const id = parts['id'] ?? '';
      requireRecord(context.world, table, id);
      deed(id, context);
      return context.world[table].get(id) ?? { id, gone: true };
    },
  };
}

function requireRecord(
  world: World,
  table: 'salesInvoices' | 'bookingAppointments',
  id: string,
): void {
  if (world[table].get(id)) return;
  throw new ControlError(404, 'notFound', `There is nothing with the id "${id}" in ${table}`);
}
