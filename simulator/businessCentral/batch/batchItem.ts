import { z } from 'zod';
import type { BusinessCentralSwitches } from '../businessCentralSwitches.ts';
import { badRequest } from '../errors.ts';

/** One operation of a batch, in whichever form the batch was sent. */
export type BatchItem = {
  /** `null` where the sender gave none. */
  id: string | null;
  method: string;
  /** Relative to the root of the API, or absolute. */
  url: string;
  headers: Record<string, string>;
  body?: unknown;
  /** A change set of a multipart batch, or the `atomicityGroup` of JSON. */
  group: string | null;
  dependsOn: readonly string[];
};

const BatchBody = z.object({
  requests: z.array(
    z.object({
      id: z.union([z.string(), z.number().transform(String)]).nullish(),
      method: z.string().toUpperCase(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
      atomicityGroup: z.string().nullish(),
      dependsOn: z.array(z.string()).nullish(),
    }),
  ),
});

/**
 * Groups and dependencies are OData's; Microsoft does not say that Business Central honours them.
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_BatchRequestsandResponses
 */
export function readJsonBatch(
  sent: unknown,
  { honoursBatchReferences }: BusinessCentralSwitches,
): BatchItem[] {
  const batch = BatchBody.safeParse(sent);
  if (!batch.success) throw badRequest('Invalid Request Body');
  return batch.data.requests.map(({ id, headers, atomicityGroup, dependsOn, ...rest }) => ({
    ...rest,
    id: id ?? null,
    headers: lowerCased(headers ?? {}),
    group: honoursBatchReferences ? (atomicityGroup ?? null) : null,
    dependsOn: honoursBatchReferences ? (dependsOn ?? []) : [],
  }));
}

export function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
