// What stands beside the companies: the list of sets, the metadata, and the captions.
import type { ServiceResponse } from '../../service.ts';
import { entitySets } from '../entitySets.ts';
import { methodNotAllowed, notImplemented } from '../errors.ts';
import type { Operation, Session } from '../operation.ts';
import { entityDefinitions } from './entityDefinitions.ts';
import { printMetadata } from './printMetadata.ts';

type Answer = (operation: Operation, session: Session) => ServiceResponse;

/** `undefined` where the first segment of the path is none of these. */
export function answerRoot(
  name: string | undefined,
  operation: Operation,
  session: Session,
): ServiceResponse | undefined {
  if (name === undefined) return listSets(operation, session);
  return Object.hasOwn(answers, name) ? answers[name]?.(operation, session) : undefined;
}

const listSets: Answer = (_operation, { root }) => {
  const sets = ['companies', 'entityDefinitions', 'subscriptions', ...Object.keys(entitySets)];
  const value = sets.map((name) => ({ name, kind: 'EntitySet', url: name }));
  return { status: 200, body: { '@odata.context': `${root}/$metadata`, value } };
};

const answers: Readonly<Record<string, Answer>> = {
  $metadata({ method }) {
    if (method !== 'GET') throw methodNotAllowed(method, '$metadata');
    const headers = { 'content-type': 'application/xml', 'odata-version': '4.0' };
    return { status: 200, headers, body: printMetadata() };
  },
  entityDefinitions({ method, options, segments }, { root }) {
    if (method !== 'GET') throw methodNotAllowed(method, 'entityDefinitions');
    if (options.size > 0 || segments.length > 1 || segments[0]?.includes('(')) {
      throw notImplemented(`Only the whole list of 'entityDefinitions' is part of the simulation.`);
    }
    const body = {
      '@odata.context': `${root}/$metadata#entityDefinitions`,
      value: entityDefinitions(),
    };
    return { status: 200, body };
  },
  apicategoryroutes: refuse('apicategoryroutes'),
  externalbusinesseventdefinitions: refuse('externalbusinesseventdefinitions'),
  externaleventsubscriptions: refuse('externaleventsubscriptions'),
  // Those beside a batch are answered before anything gets here.
  subscriptions: refuse('subscriptions'),
};

function refuse(name: string): Answer {
  return () => {
    throw notImplemented(`'${name}' is not part of the simulation.`);
  };
}
