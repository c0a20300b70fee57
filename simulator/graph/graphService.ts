// The simulated Microsoft Graph, as far as Bookings goes.
import type { Context, ServiceRequest, ServiceResponse } from '../service.ts';
import type { Admit, SimulatedService } from '../simulatedService.ts';
import { authenticate } from './access.ts';
import { answerOperation } from './answerOperation.ts';
import { answerBatch, isBatch } from './batch.ts';
import { errorToAnswer, GraphError } from './graphError.ts';
import { usualLimits, type GraphLimits } from './graphLimits.ts';
import { createMailboxLimit, overMailboxLimit, type MailboxLimit } from './mailboxLimit.ts';
import { isBookingsPage, showBookingsPage } from './pages/bookingsPages.ts';
import { aboutRequest, respond, respondError } from './respond.ts';

/** Smaller limits than the usual ones make the edges come sooner. */
export function createGraphService(limits: GraphLimits = usualLimits): SimulatedService {
  const mailboxes = createMailboxLimit(limits.atOncePerMailbox);
  return {
    name: 'graph',
    handle: (request, context) =>
      isBookingsPage(request.url.pathname)
        ? showBookingsPage(request, context)
        : answer(request, { context, limits, mailboxes }),
    limit: () => admitTo(mailboxes),
    refuse: (fault, { random, now }) =>
      respondError(errorToAnswer(fault), { requestId: random.guid(), now }),
  };
}

export const graphService = createGraphService();

/** Nobody waits at a mailbox: who comes as the fifth is sent away. */
function admitTo(mailboxes: MailboxLimit): Admit {
  return (request, context) => {
    const leave = mailboxes.enter(request, context.world);
    if (leave) return { leave };
    const error = overMailboxLimit(context.switches.graph);
    return { refusal: respondError(error, aboutRequest(request, context)) };
  };
}

type Surroundings = { context: Context; limits: GraphLimits; mailboxes: MailboxLimit };

/** The token comes first: who has none learns nothing about what there is. */
async function answer(
  request: ServiceRequest,
  { context, limits, mailboxes }: Surroundings,
): Promise<ServiceResponse> {
  const about = aboutRequest(request, context);
  try {
    const caller = await authenticate(request, context);
    const answerItem = (item: ServiceRequest): ServiceResponse =>
      answerOperation(item, { caller, context, limits });
    if (!isBatch(request)) return answerItem(request);
    const body = answerBatch(request, { context, limits, mailboxes, answerItem });
    return respond({ status: 200, body }, about);
  } catch (error) {
    if (error instanceof GraphError) return respondError(error, about);
    throw error;
  }
}
