import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { ServiceMatch, ServiceRules } from '../../api/contract/links.ts';
import type { OperationName } from '../../api/contract/operations.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useChange, useRead } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';
import { parseDecimal } from '../ui/parseDecimal.ts';
import type { Choice } from '../ui/SearchCombobox.tsx';
import { TaskDialog } from '../ui/TaskDialog.tsx';
import { ItemSearch } from './ItemSearch.tsx';
import { RuleFields, type RuleDraft } from './RuleFields.tsx';

const touched: readonly OperationName[] = ['listServiceLinks', 'listBookings'];

type Props = { setup: SyncSetup; serviceId: string; onClose: () => void };

/** The item that a service is invoiced as, and the rules for its price. */
export function ServiceLinkDialog({ setup, serviceId, onClose }: Props) {
  const { words } = useLanguage();
  const list = useRead('listServiceLinks', { params: { syncSetupId: setup.id } });
  const match = list.data?.services.find((service) => service.serviceId === serviceId);
  if (match) return <MatchDialog setup={setup} match={match} onClose={onClose} />;
  return (
    <TaskDialog
      title={words.serviceMatching.title}
      closeLabel={words.frame.close}
      onClose={onClose}
      onSubmit={onClose}
      actions={<Button onClick={onClose}>{words.frame.close}</Button>}
    >
      {list.error ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Spinner label={words.frame.loading} />
      ) : (
        words.serviceMatching.empty
      )}
    </TaskDialog>
  );
}

const defaultRules: ServiceRules = {
  pricesIncludeTax: 'byCustomer',
  useItemPrice: false,
  roundUpMinutes: null,
  groupRule: 'eachPays',
  taxPercent: null,
};

type MatchProps = { setup: SyncSetup; match: ServiceMatch; onClose: () => void };

function MatchDialog({ setup, match, onClose }: MatchProps) {
  const { words, formats } = useLanguage();
  const { serviceMatching: texts, frame } = words;
  const notify = useNotify();
  const { serviceId, serviceName, link } = match;
  const [item, setItem] = useState<Choice | null>(() => asChoice(link?.item ?? match.suggestion));
  const [rules, setRules] = useState<RuleDraft>(() => {
    const known = link?.rules ?? defaultRules;
    return {
      ...known,
      taxPercent: known.taxPercent === null ? '' : formats.number(known.taxPercent),
    };
  });
  const [isChecked, setIsChecked] = useState(false);
  const saving = useChange('putServiceLink', touched);
  const unlinking = useChange('deleteServiceLink', touched);
  const taxPercent = rules.taxPercent.trim()
    ? parseDecimal(rules.taxPercent, formats.locale)
    : null;
  const isTaxWrong = taxPercent === undefined || Number(taxPercent) > 100;
  const params = { syncSetupId: setup.id, serviceId };
  const done = (text: string) => {
    notify.show({ text });
    onClose();
  };
  const submit = () => {
    setIsChecked(true);
    if (!item || isTaxWrong || saving.isPending) return;
    saving.mutate(
      { params, body: { itemId: item.id, rules: { ...rules, taxPercent: taxPercent ?? null } } },
      { onSuccess: (saved) => done(texts.linked(serviceName, saved.item.displayName)) },
    );
  };
  return (
    <TaskDialog
      title={texts.dialog.title(serviceName)}
      closeLabel={frame.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={saving.isPending}>
            {texts.dialog.action}
          </Button>
          <Button onClick={onClose}>{frame.cancel}</Button>
          {link && (
            <Button
              appearance="subtle"
              disabledFocusable={unlinking.isPending}
              onClick={() =>
                unlinking.mutate({ params }, { onSuccess: () => done(texts.unlinked(serviceName)) })
              }
            >
              {texts.dialog.unlink}
            </Button>
          )}
        </>
      }
    >
      <ItemSearch
        syncSetupId={setup.id}
        chosen={item}
        error={isChecked && !item ? texts.dialog.itemNeeded : undefined}
        onChoose={setItem}
      />
      <RuleFields
        rules={rules}
        isHourly={match.priceType === 'hourly'}
        isTaxWrong={isChecked && isTaxWrong}
        onChange={(change) => setRules((before) => ({ ...before, ...change }))}
      />
      {[saving.error, unlinking.error].map(
        (error, place) => error && <ErrorNotice key={place} error={error} />,
      )}
    </TaskDialog>
  );
}

function asChoice(item: { id: string; number: string; displayName: string } | null): Choice | null {
  return item && { id: item.id, label: `${item.displayName} (${item.number})` };
}
