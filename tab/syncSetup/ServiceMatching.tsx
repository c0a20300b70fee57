import { Badge, Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ServiceMatch } from '../../api/contract/links.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRights } from '../rights.ts';
import { useChange, useRead } from '../session.ts';
import { LoadingRows } from '../ui/LoadingRows.tsx';
import { useNotify } from '../ui/Notices.tsx';
import { priceInWords } from './priceInWords.ts';
import { ServiceLinkDialog } from './ServiceLinkDialog.tsx';

// Four columns need more than Teams leaves of a window of 720 px.
const narrow = '@media (max-width: 719px)';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  service: {
    display: 'grid',
    gridTemplateColumns: 'minmax(140px, 1.2fr) minmax(90px, 0.7fr) minmax(140px, 1.4fr) 210px',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [narrow]: { gridTemplateColumns: '1fr auto' },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  price: { fontVariantNumeric: 'tabular-nums', [narrow]: { textAlign: 'right' } },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
  },
});

/** Which item each service is invoiced as. */
export function ServiceMatching({ setup }: { setup: SyncSetup }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { serviceMatching: texts } = words;
  const [openedId, setOpenedId] = useState('');
  const list = useRead('listServiceLinks', { params: { syncSetupId: setup.id } });
  return (
    <section className={styles.root}>
      <Subtitle2 as="h3">{texts.title}</Subtitle2>
      <Text className={styles.quiet}>{texts.text}</Text>
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows label={words.frame.loading} />}
      {list.data?.services.length === 0 && <Text>{texts.empty}</Text>}
      <ul className={styles.list} aria-label={texts.label}>
        {list.data?.services.map((match) => (
          <ServiceRow
            key={match.serviceId}
            match={match}
            setup={setup}
            onOpen={() => setOpenedId(match.serviceId)}
          />
        ))}
      </ul>
      {openedId !== '' && (
        <ServiceLinkDialog setup={setup} serviceId={openedId} onClose={() => setOpenedId('')} />
      )}
    </section>
  );
}

type RowProps = { match: ServiceMatch; setup: SyncSetup; onOpen: () => void };

function ServiceRow({ match, setup, onOpen }: RowProps) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { serviceMatching: texts } = words;
  const rights = useRights();
  const notify = useNotify();
  const accepting = useChange('putServiceLink', ['listServiceLinks', 'listBookings']);
  const { serviceId, serviceName, link, suggestion } = match;
  const accept = (item: NonNullable<typeof suggestion>) =>
    accepting.mutate(
      { params: { syncSetupId: setup.id, serviceId }, body: { itemId: item.id } },
      {
        onSuccess: () => notify.show({ text: texts.linked(serviceName, item.displayName) }),
      },
    );
  return (
    <li className={styles.service}>
      <span>
        <Text block className={styles.name}>
          {serviceName}
        </Text>
        {match.bookingsWaiting > 0 && (
          <Text size={200} className={styles.quiet}>
            {texts.waiting(match.bookingsWaiting)}
          </Text>
        )}
      </span>
      <Text className={styles.price}>
        {priceInWords(match, texts.prices, (price) =>
          formats.money(price, setup.bookingBusiness.currencyCode),
        )}
      </Text>
      <span>
        {link ? (
          <Text>
            {link.item.displayName} <span className={styles.quiet}>{link.item.number}</span>
          </Text>
        ) : suggestion ? (
          <Text>{texts.suggestion(`${suggestion.displayName} (${suggestion.number})`)}</Text>
        ) : (
          <Badge appearance="tint" color="warning">
            {texts.notLinked}
          </Badge>
        )}
      </span>
      <span className={styles.actions}>
        {rights.invoice && !link && suggestion && (
          <Button
            size="small"
            appearance="primary"
            aria-label={texts.acceptLabel(serviceName, suggestion.displayName)}
            disabledFocusable={accepting.isPending}
            onClick={() => accept(suggestion)}
          >
            {texts.accept}
          </Button>
        )}
        {rights.invoice && (
          <Button
            size="small"
            aria-label={(link ? texts.changeLabel : texts.chooseLabel)(serviceName)}
            onClick={onOpen}
          >
            {link ? texts.change : texts.choose}
          </Button>
        )}
      </span>
      {accepting.error && <ErrorNotice error={accepting.error} />}
    </li>
  );
}
