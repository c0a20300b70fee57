// Questions that a booking page asks.
// https://learn.microsoft.com/graph/api/resources/bookingcustomquestion
import { z } from 'zod';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import { timestamps } from './graphTimes.ts';
import { collectionContext, openBusiness, openForChange } from './openBusiness.ts';
import { entityAnswer, listAnswer, readTop, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingBusiness, BookingCustomQuestion } from './records.ts';
import { readWrittenProperties } from './schema/readWrittenProperties.ts';

/** https://learn.microsoft.com/graph/api/bookingbusiness-list-customquestions */
export function listCustomQuestions(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  const questions = call.context.world.bookingCustomQuestions.filter(
    ({ businessId }) => businessId === business.id,
  );
  const top = readTop(call.request.url.searchParams.get('$top'));
  return listAnswer(call, {
    context: collectionContext(business, 'customQuestions'),
    value: questions.slice(0, top).map((question) => wireQuestion(question, call)),
    total: questions.length,
  });
}

export function getCustomQuestion(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  return answerWith(find(call, business), { call, business });
}

/** https://learn.microsoft.com/graph/api/bookingbusiness-post-customquestions */
export function createCustomQuestion(call: GraphCall): GraphAnswer {
  const business = openForChange(call, 'settings');
  const written = readWrittenProperties(call, { type: 'bookingCustomQuestion', purpose: 'create' });
  const { world, now, random } = call.context;
  const at = now.toISOString();
  const question = world.bookingCustomQuestions.put({
    id: random.guid(),
    businessId: business.id,
    displayName: '',
    answerInputType: 'text',
    answerOptions: [],
    createdAt: at,
    updatedAt: at,
    ...Own.parse(written),
  });
  return answerWith(question, { call, business });
}

export function updateCustomQuestion(call: GraphCall): undefined {
  const question = find(call, openForChange(call, 'settings'));
  const written = readWrittenProperties(call, { type: 'bookingCustomQuestion', purpose: 'update' });
  const updatedAt = call.context.now.toISOString();
  call.context.world.bookingCustomQuestions.patch(question.id, {
    ...Own.parse(written),
    updatedAt,
  });
}

export function deleteCustomQuestion(call: GraphCall): undefined {
  const question = find(call, openForChange(call, 'settings'));
  call.context.world.bookingCustomQuestions.remove(question.id);
}

function find(
  { ids, context: { world } }: GraphCall,
  business: BookingBusiness,
): BookingCustomQuestion {
  const question = world.bookingCustomQuestions.get(ids[1]?.toLowerCase() ?? '');
  if (question?.businessId !== business.id) throw itemNotFound();
  return question;
}

function answerWith(
  question: BookingCustomQuestion,
  { call, business }: { call: GraphCall; business: BookingBusiness },
): GraphAnswer {
  return entityAnswer(call, {
    context: collectionContext(business, 'customQuestions/$entity'),
    record: wireQuestion(question, call),
  });
}

function wireQuestion(question: BookingCustomQuestion, { context }: GraphCall): GraphAnswer {
  return {
    id: question.id,
    displayName: question.displayName,
    answerInputType: question.answerInputType,
    answerOptions: question.answerOptions,
    ...timestamps(question, context.switches.graph),
  };
}

const Own = z.object({
  displayName: z.string().exactOptional(),
  answerInputType: z.string().nullable().exactOptional(),
  answerOptions: z.array(z.string()).exactOptional(),
});
