import { DateTime } from 'luxon';
import { readForm, seeOther } from '../../pages/form.ts';
import type { Context, ServiceRequest, ServiceResponse } from '../../service.ts';
import { SimulatorError } from '../../simulatorError.ts';
import type { BookingBusiness } from '../records.ts';
import { calendarAddress } from './businessList.ts';
import { actOnCalendar } from './calendarDeeds.ts';
import { showWeek } from './calendarWeek.ts';
import { zoneOf } from './zone.ts';

/** One week of a calendar; after something was done in it, the week in which it can be seen. */
export function answerCalendar(
  request: ServiceRequest,
  business: BookingBusiness,
  context: Context,
): ServiceResponse {
  const monday = mondayOf(request.url.searchParams.get('week'), business, context);
  if (request.method !== 'POST') return showWeek(business, { monday, context });
  try {
    const seenOn = actOnCalendar(business, readForm(request), context);
    const week = seenOn ?? monday;
    return seeOther(calendarAddress(business, week.toISODate() ?? ''));
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    return showWeek(business, { monday, context, refusal: error.message });
  }
}

/** First moment of the week that has the day, where the business is; this week where there is no such day. */
function mondayOf(day: string | null, business: BookingBusiness, { now }: Context): DateTime {
  const zone = zoneOf(business);
  const wanted = DateTime.fromISO(day ?? '', { zone });
  return (wanted.isValid ? wanted : DateTime.fromJSDate(now, { zone })).startOf('week');
}
