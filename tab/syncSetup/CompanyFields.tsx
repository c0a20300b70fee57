import { Field, Input, Select } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRead } from '../session.ts';
import type { Change, Problems, SetupDraft } from './setupDraft.ts';

type Props = { draft: SetupDraft; change: Change; problems: Problems; setup: SyncSetup | null };

/** Environment, then company. Where there is only one it is chosen already. */
export function CompanyFields({ draft, change, problems, setup }: Props) {
  const { words } = useLanguage();
  const { syncSetup, frame } = words;
  const isNew = setup === null;
  const environments = useRead('listEnvironments', {}, { enabled: isNew });
  const companies = useRead(
    'listCompanies',
    { query: { environment: draft.environment } },
    { enabled: isNew && draft.environment !== '' },
  );
  const onlyEnvironment = onlyOne(environments.data?.environments)?.name;
  const onlyCompany = onlyOne(companies.data?.companies)?.id;
  useEffect(() => {
    if (onlyEnvironment && !draft.environment) change({ environment: onlyEnvironment });
    if (onlyCompany && !draft.companyId) change({ companyId: onlyCompany });
  });

  if (setup) {
    return (
      <Field label={syncSetup.company}>
        <Input readOnly value={`${setup.company.displayName} (${setup.environment})`} />
      </Field>
    );
  }
  const failed = [environments, companies].find(({ error }) => error);
  if (failed) return <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  const known = companies.data?.companies;
  return (
    <>
      <Field
        required
        label={syncSetup.environment}
        {...(problems.environment ? { validationMessage: syncSetup.required } : {})}
      >
        <Select
          value={draft.environment}
          disabled={!environments.data}
          onChange={(_, { value }) => change({ environment: value, companyId: '' })}
        >
          <option value="">
            {environments.data ? syncSetup.chooseEnvironment : frame.loading}
          </option>
          {environments.data?.environments.map(({ name, type, countryCode }) => (
            <option key={name} value={name}>
              {name} ({[typeWord(type), countryCode].filter(Boolean).join(', ')})
            </option>
          ))}
        </Select>
      </Field>
      <Field
        required
        label={syncSetup.company}
        {...(known?.length === 0 ? { hint: syncSetup.noCompany } : {})}
        {...(problems.companyId ? { validationMessage: syncSetup.required } : {})}
      >
        <Select
          value={draft.companyId}
          disabled={!known}
          onChange={(_, { value }) => change({ companyId: value })}
        >
          <option value="">
            {draft.environment && !known ? frame.loading : syncSetup.chooseCompany}
          </option>
          {known?.map(({ id, displayName, name }) => (
            <option key={id} value={id}>
              {displayName || name}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );

  function typeWord(type: string): string {
    const { Production, Sandbox } = syncSetup.environmentTypes;
    return type === 'Production' ? Production : type === 'Sandbox' ? Sandbox : type;
  }
}

function onlyOne<Value>(values: readonly Value[] | undefined): Value | undefined {
  return values?.length === 1 ? values[0] : undefined;
}
