import type { ServiceResponse } from '../service.ts';
import { Books } from './books.ts';
import type { Changes } from './changes.ts';
import { companyEntity } from './entities/company.ts';
import { entitySets, unsimulatedSets } from './entitySets.ts';
import { companyNotFound, methodNotAllowed, permissionDenied, unknownSegment } from './errors.ts';
import { answerRoot } from './metadata/answerRoot.ts';
import type { Company } from './records.ts';
import type { CompanyOperation, Operation, Session } from './operation.ts';
import { idOf, parseSegment, type Key } from './odata/path.ts';
import { resolve } from './odata/resolve.ts';
import {
  respondWithCollection,
  respondWithContent,
  respondWithCount,
  respondWithEntity,
} from './respond.ts';
import { write } from './write.ts';

/** Answers an operation; what it changes goes into `changes`. Throws a `BusinessCentralError` where it is refused. */
export function runOperation(
  operation: Operation,
  session: Session,
  changes: Changes,
): ServiceResponse {
  const segments = operation.segments.map(parseSegment);
  const [first, ...rest] = segments;
  const answer = answerRoot(first?.name, operation, session);
  if (answer) return answer;
  if (first?.name !== 'companies') {
    const company = companyBeside(operation, session);
    return runInCompany({ ...operation, path: segments, company }, session, changes);
  }
  if (!first.key) {
    if (rest.length > 0) throw unknownSegment(rest[0]?.name ?? '');
    return listCompanies(operation, session, changes);
  }
  const company = companyByKey(first.key, session);
  return runInCompany({ ...operation, path: rest, company }, session, changes);
}

function runInCompany(
  operation: CompanyOperation,
  session: Session,
  changes: Changes,
): ServiceResponse {
  const { company, path, method } = operation;
  if (!session.access.levels.has(company.id)) {
    throw permissionDenied(`TableData 2000000006 Company Read: System Application`);
  }
  const books = new Books({ ...session, company, changes });
  if (path.length === 0) {
    if (method !== 'GET') throw methodNotAllowed(method, 'companies');
    const entity = companyEntity.of(company, books);
    return respondWithEntity({ entity, context: 'companies' }, operation, { session, books });
  }
  const setName = path[0]?.name ?? '';
  if (!Object.hasOwn(entitySets, setName) && !unsimulatedSets.has(setName)) {
    throw unknownSegment(setName);
  }
  if (method !== 'GET') return write(operation, session, books);
  const target = resolve(operation, books);
  if (target.kind === 'content') return respondWithContent(target.content);
  if (target.kind === 'count') return respondWithCount(target, operation, { session, books });
  return target.kind === 'collection'
    ? respondWithCollection(target, operation, { session, books })
    : respondWithEntity(target, operation, { session, books });
}

function listCompanies(operation: Operation, session: Session, changes: Changes): ServiceResponse {
  if (operation.method !== 'GET') throw methodNotAllowed(operation.method, 'companies');
  const entities = ownCompanies(session).map((company) =>
    companyEntity.of(company, new Books({ ...session, company, changes })),
  );
  const [company] = ownCompanies(session);
  if (!company) throw companyNotFound();
  const books = new Books({ ...session, company, changes });
  const target = { type: companyEntity, context: 'companies', list: () => entities };
  return respondWithCollection(target, operation, { session, books });
}

function ownCompanies({ world, access }: Session): Company[] {
  return world.companies.filter(({ environmentId }) => environmentId === access.environment.id);
}

function companyByKey({ field, value }: Key, session: Session): Company {
  const companies = ownCompanies(session);
  const company =
    field === 'name'
      ? companies.find(({ name }) => name === value)
      : companies.find(({ id }) => id === idOf({ field, value }));
  if (!company) throw companyNotFound();
  return company;
}

/** `?company=` or, in a batch, the header `Company`: an id or a name. */
function companyBeside({ options, headers, segments }: Operation, session: Session): Company {
  const named = options.get('company') ?? headers['company'];
  const setName = parseSegment(segments[0] ?? '').name;
  if (!Object.hasOwn(entitySets, setName) && !unsimulatedSets.has(setName)) {
    throw unknownSegment(setName);
  }
  const company = ownCompanies(session).find(
    ({ id, name }) => id === named?.toLowerCase() || name === named,
  );
  if (!company) throw companyNotFound();
  return company;
}
