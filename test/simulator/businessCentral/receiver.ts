// An address on this machine at which a subscriber is told of changes.
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { listen } from '../../../simulator/service.ts';

const Notification = z.object({
  subscriptionId: z.string(),
  clientState: z.string(),
  expirationDateTime: z.string(),
  resource: z.string(),
  changeType: z.string(),
  lastModifiedDateTime: z.string(),
});
export type Notification = z.infer<typeof Notification>;

export type Receiver = {
  url: string;
  /** Notifications of each call. */
  calls: Notification[][];
  /** How many validation tokens were sent. */
  handshakes: number;
  /** What is answered to notifications. */
  status: number;
  /** What is answered to a validation token. */
  validate: (token: string) => { status: number; body: string };
};

export async function runReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    calls: [],
    handshakes: 0,
    status: 200,
    validate: (body) => ({ status: 200, body }),
  };
  const service = await listen({
    port: 0,
    handle: async ({ url, body }) => {
      const token = url.searchParams.get('validationToken');
      if (token !== null) {
        receiver.handshakes += 1;
        return receiver.validate(token);
      }
      const sent = z.object({ value: z.array(Notification) }).parse(JSON.parse(body.toString()));
      receiver.calls.push(sent.value);
      return { status: receiver.status };
    },
  });
  onTestFinished(() => service.close());
  receiver.url = `${service.origin}/changes`;
  return receiver;
}
