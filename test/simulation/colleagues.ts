// Colleagues who work in Business Central and in Bookings while nobody of us is looking.
import {
  creditSalesInvoice,
  deleteSalesInvoice,
  editSalesInvoice,
  postSalesInvoice,
  releaseSalesInvoice,
  shortenSalesInvoice,
} from '../../simulator/businessCentral/colleague.ts';
import {
  cancelAppointment,
  completeAppointment,
  rescheduleAppointment,
} from '../../simulator/graph/colleague.ts';
import type { Context } from '../../simulator/service.ts';
import { SimulatorError } from '../../simulator/simulatorError.ts';
import type { ColleagueDeed } from './script.ts';

type Where = Pick<Context, 'world' | 'now' | 'random' | 'switches'>;
type Deed = {
  on: 'salesInvoices' | 'bookingAppointments';
  does: (id: string, where: Where) => void;
};

const deeds: Record<ColleagueDeed, Deed> = {
  post: { on: 'salesInvoices', does: postSalesInvoice },
  delete: { on: 'salesInvoices', does: deleteSalesInvoice },
  edit: { on: 'salesInvoices', does: editSalesInvoice },
  shorten: { on: 'salesInvoices', does: shortenSalesInvoice },
  release: { on: 'salesInvoices', does: releaseSalesInvoice },
  credit: { on: 'salesInvoices', does: creditSalesInvoice },
  cancel: { on: 'bookingAppointments', does: cancelAppointment },
  reschedule: { on: 'bookingAppointments', does: rescheduleAppointment },
  complete: { on: 'bookingAppointments', does: completeAppointment },
};

/** Does it to any of ours that allows it, and answers which; `undefined` where none does. */
export function lendAHand(deed: ColleagueDeed, where: Where): string | undefined {
  const { on, does } = deeds[deed];
  const candidates = on === 'salesInvoices' ? ourInvoices(where) : appointmentIds(where);
  while (candidates.length > 0) {
    const [id = ''] = candidates.splice(where.random.between(0, candidates.length - 1), 1);
    try {
      does(id, where);
      return id;
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
    }
  }
  return undefined;
}

function ourInvoices({ world }: Where): string[] {
  return world.salesInvoices
    .filter(({ externalDocumentNumber, customerPurchaseOrderReference }) =>
      (externalDocumentNumber || customerPurchaseOrderReference).startsWith('BK-'),
    )
    .map(({ id }) => id);
}

function appointmentIds({ world }: Where): string[] {
  return world.bookingAppointments.list().map(({ id }) => id);
}
