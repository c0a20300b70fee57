import type { ServiceRequest } from '../service.ts';
import type { FaultRule, FaultyService } from './faultRule.ts';

/** Whether a request is one of those that a rule is for, whatever it counts. */
export function matchesRule(
  rule: FaultRule,
  service: FaultyService,
  { method, url, headers, body }: ServiceRequest,
): boolean {
  const { header } = rule;
  return (
    rule.service === service &&
    (rule.method === undefined || rule.method === method) &&
    (rule.path === undefined || decoded(url.pathname).includes(rule.path)) &&
    (rule.query === undefined || decoded(url.search).includes(rule.query)) &&
    (rule.body === undefined || body.includes(rule.body)) &&
    (header === undefined || (headers[header.name]?.includes(header.part) ?? false))
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
