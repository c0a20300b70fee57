// Pages for people beside the API: the calendars, to look at and to play the colleague who works in Bookings. They need
// no token: the simulator listens on this machine only.
import { isCrossSite } from '../../crossSite.ts';
import { html } from '../../html.ts';
import { layOut, notShown } from '../../pages/layout.ts';
import type { Context, ServiceRequest, ServiceResponse } from '../../service.ts';
import { businessList } from './businessList.ts';
import { answerCalendar } from './calendar.ts';

/** Whether a path is one of these pages and not of the API. */
export function isBookingsPage(pathname: string): boolean {
  return pathname === '/' || pathname === '/bookings' || pathname.startsWith('/bookings/');
}

export function showBookingsPage(request: ServiceRequest, context: Context): ServiceResponse {
  if (isCrossSite(request)) return notShown('Bookings');
  const [, id, ...rest] = parts(request.url);
  if (id === undefined) {
    return request.method === 'POST' ? notFound(405) : businessList(context);
  }
  const business = context.world.bookingBusinesses.get(id);
  if (!business || rest.length > 0) return notFound(404);
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return notFound(405);
  return answerCalendar(request, business, context);
}

function parts({ pathname }: URL): string[] {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return segments;
  }
}

function notFound(status: 404 | 405): ServiceResponse {
  return layOut({
    product: 'Bookings',
    title: 'Not found',
    status,
    main: html`<h1>Not found</h1>
      <p>There is nothing like that in this simulation.</p>
      <p><a href="/bookings/">All calendars</a></p>`,
  });
}
