import type { Context, ServiceRequest, ServiceResponse } from '../service.ts';
import type { Bot } from './records.ts';

export type ConnectorCall = {
  bot: Bot;
  request: ServiceRequest;
  context: Context;
};

/** `ids` are the parts of the path that vary, in their order. */
export type ConnectorOperation = (call: ConnectorCall, ids: string[]) => ServiceResponse;
