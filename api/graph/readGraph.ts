import { Client, ResponseType, type Context } from '@microsoft/microsoft-graph-client';
import type { SignedInUser } from '../domain/user.ts';
import { AccessError } from '../http/accessError.ts';
import { parseJson, readErrorBody } from '../http/errorBody.ts';
import type { Limit } from '../http/limits.ts';
import type { Answer } from '../http/request.ts';
import { retryReads, type Pause } from '../http/retryReads.ts';
import { sendAsUser, type SendAsUserOptions } from '../http/sendAsUser.ts';
import { upstreamErrorOf } from '../http/upstreamErrorOf.ts';

export type GraphReader = {
  /** Reads an absolute address of Graph. Throws for every answer but success. */
  read(url: string): Promise<Answer>;
};

export type GraphReaderOptions = SendAsUserOptions & {
  user: SignedInUser;
  limit: Limit;
  /** What shares one limit: a booking mailbox. */
  limitKey: string;
  pause: Pause;
  timeoutMs: number;
};

/** Without it, values that are newer than the enum's first edition come as `unknownFutureValue`. */
const prefer = 'include-unknown-enum-members';

/**
 * Graph's client library with a middleware of our own: its retry repeats writes too, sleeps on when it is told to
 * stop, and its authentication sends tokens to addresses that only look like Graph's.
 */
export function createGraphReader(options: GraphReaderOptions): GraphReader {
  return {
    read: async (url) => {
      let answer: Answer | undefined;
      // The library wraps what a middleware throws beyond recognition.
      let failure: unknown;
      const execute = async (context: Context): Promise<void> => {
        try {
          answer = await retryReads(options.pause, () => readOnce(options, context));
          context.response = new Response(null, { status: answer.status });
        } catch (error) {
          failure = error;
          throw error;
        }
      };
      const client = Client.initWithMiddleware({ middleware: { execute } });
      try {
        await client.api(url).header('Prefer', prefer).responseType(ResponseType.RAW).get();
      } catch (error) {
        throw failure ?? error;
      }
      if (!answer) throw new Error('Cannot read from Graph: the request was not sent');
      return answer;
    },
  };
}

async function readOnce(options: GraphReaderOptions, context: Context): Promise<Answer> {
  const { request } = context;
  const url = typeof request === 'string' ? request : request.url;
  const headers = { ...plainHeaders(context), accept: 'application/json' };
  const { user, limit, limitKey, timeoutMs } = options;
  const answer = await limit.run(limitKey, () =>
    sendAsUser(options, user, { method: 'GET', url, headers, timeoutMs }),
  );
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw refusal(answer);
}

function plainHeaders({ options }: Context): Record<string, string> {
  // The library's type of headers is that of fetch: an object, pairs or a Headers.
  return Object.fromEntries(new Headers(options?.headers));
}

/**
 * Whoever has no role in a booking calendar is told that its folder is not there, not that access is denied.
 * https://learn.microsoft.com/graph/api/resources/booking-api-overview
 */
function refusal(answer: Answer): Error {
  const code = readErrorBody(parseJson(answer.text))?.code;
  if (answer.status === 401) {
    const message = 'Microsoft Bookings does not take the sign-in';
    return new AccessError(message, { code: 'interactionRequired', service: 'bookings' });
  }
  if (answer.status === 403 || (answer.status === 404 && code === 'ErrorFolderNotFound')) {
    const message = 'The user has no access to this booking calendar';
    return new AccessError(message, { code: 'bookingsAccessDenied', service: 'bookings' });
  }
  return upstreamErrorOf(answer, 'bookings');
}
