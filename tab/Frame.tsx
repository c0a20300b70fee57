import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect } from 'react';
import type { SyncSetup } from '../api/contract/syncSetups.ts';
import { Access } from './Access.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { useLanguage } from './messages/language.ts';
import { Navigation } from './Navigation.tsx';
import { usePlace } from './place.ts';
import { RightsProvider, rightsOf } from './rights.ts';
import { useRead, useSession } from './session.ts';
import { LoadingRows } from './ui/LoadingRows.tsx';
import { UninvoicedBookings } from './uninvoicedBookings/UninvoicedBookings.tsx';

const InvoiceRuns = lazy(async () => ({
  default: (await import('./invoiceRuns/InvoiceRuns.tsx')).InvoiceRuns,
}));
const SyncSetupPage = lazy(async () => ({
  default: (await import('./syncSetup/SyncSetupPage.tsx')).SyncSetupPage,
}));

const useStyles = makeStyles({
  main: {
    maxWidth: '1440px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 639px)': {
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    },
  },
});

/** Navigation and the chosen view, once it is known who the person is and what they may do. */
export function Frame() {
  const styles = useStyles();
  const { words } = useLanguage();
  const { teams } = useSession();
  const me = useRead('getMe', {}, { staleTime: 60_000 });
  const setups = useRead('listSyncSetups', {});

  const settled = !me.isPending && !setups.isPending;
  useEffect(() => {
    if (settled) teams.notifyReady();
  }, [settled, teams]);

  const failed = me.error ?? setups.error;
  return (
    <main className={styles.main}>
      {failed && !(me.data && setups.data) ? (
        <ErrorNotice
          error={failed}
          onRetry={() => {
            void me.refetch();
            void setups.refetch();
          }}
        />
      ) : me.data && setups.data ? (
        <RightsProvider value={rightsOf(me.data)}>
          <Access me={me.data} onCheckAgain={() => void me.refetch()}>
            <Views setups={setups.data.syncSetups} />
          </Access>
        </RightsProvider>
      ) : (
        <LoadingRows label={words.frame.loading} />
      )}
    </main>
  );
}

function Views({ setups }: { setups: SyncSetup[] }) {
  const [place] = usePlace();
  const { words } = useLanguage();
  const setup = setups.find(({ id }) => id === place.setup) ?? setups[0];
  const page = setup ? place.page : 'setup';
  return (
    <>
      <Navigation page={page} setups={setups} setup={setup} />
      <Suspense fallback={<LoadingRows label={words.frame.loading} />}>
        {page === 'bookings' && setup && <UninvoicedBookings key={setup.id} setup={setup} />}
        {page === 'runs' && setup && <InvoiceRuns key={setup.id} setup={setup} />}
        {page === 'setup' && <SyncSetupPage setups={setups} />}
      </Suspense>
    </>
  );
}
