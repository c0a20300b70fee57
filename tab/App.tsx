import { FluentProvider, makeStaticStyles, makeStyles } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createApi } from './api.ts';
import { isPassing } from './apiError.ts';
import { Frame } from './Frame.tsx';
import { english, LanguageProvider, loadLanguage, type Language } from './messages/language.ts';
import { NotConnected } from './NotConnected.tsx';
import { restorePlace } from './place.ts';
import { SessionProvider } from './session.ts';
import type { Connection, TeamsConnection } from './teams.ts';
import { fluentTheme, systemTheme } from './theme.ts';
import { LoadingRows } from './ui/LoadingRows.tsx';
import { Notices } from './ui/Notices.tsx';

type Props = {
  connect: () => Promise<Connection>;
  openInTeamsUrl: string;
  /** How requests are sent; the browser's own way by default. */
  fetch?: typeof fetch;
};

type Stage = { connection: Connection | null; language: Language };

/** The tab: connects to the host around it, and follows its theme and language. */
export function App({ connect, openInTeamsUrl, fetch }: Props) {
  const [theme, setTheme] = useState(systemTheme);
  const [stage, setStage] = useState<Stage>({ connection: null, language: english });
  const begin = useCallback(async () => {
    const { connection, language } = await arrive(connect);
    if (connection.state === 'connected') {
      setTheme(connection.theme);
      connection.onThemeChange(setTheme);
      restorePlace(connection.subPageId);
      connection.notifyLoaded();
    }
    document.documentElement.lang = language.formats.locale;
    document.title = language.words.frame.appName;
    setStage({ connection, language });
  }, [connect]);
  // The answer comes later; nothing is set while the effect runs.
  // oxlint-disable-next-line react/set-state-in-effect
  useEffect(() => void begin(), [begin]);

  const { connection, language } = stage;
  return (
    <Surface theme={theme} language={language}>
      {connection === null ? (
        <LoadingRows label={language.words.frame.loading} />
      ) : connection.state === 'connected' ? (
        <Connected teams={connection} fetch={fetch} />
      ) : (
        <NotConnected
          state={connection.state}
          openInTeamsUrl={openInTeamsUrl}
          onRetry={() => {
            setStage({ connection: null, language });
            void begin();
          }}
        />
      )}
    </Surface>
  );
}

/** Words come with the connection, so that nothing flickers from one language to another. */
async function arrive(connect: Props['connect']): Promise<Stage & { connection: Connection }> {
  const connection = await connect();
  const locale = connection.state === 'connected' ? connection.locale : navigator.language;
  return { connection, language: await loadLanguage(locale) };
}

const useStaticStyles = makeStaticStyles({
  body: { margin: 0 },
  'h1, h2, h3': { margin: 0 },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': {
      animationDuration: '0.01ms !important',
      transitionDuration: '0.01ms !important',
    },
  },
});

const useStyles = makeStyles({
  surface: { minHeight: '100vh' },
});

type SurfaceProps = { theme: string; language: Language; children: ReactNode };

function Surface({ theme, language, children }: SurfaceProps) {
  useStaticStyles();
  const styles = useStyles();
  return (
    <FluentProvider theme={fluentTheme(theme)}>
      <LanguageProvider value={language}>
        <Notices closeLabel={language.words.frame.close}>
          <div className={styles.surface}>{children}</div>
        </Notices>
      </LanguageProvider>
    </FluentProvider>
  );
}

function Connected({ teams, fetch }: { teams: TeamsConnection; fetch: Props['fetch'] }) {
  const session = useMemo(
    () => ({ teams, api: createApi({ getToken: () => teams.getToken(), fetch }) }),
    [teams, fetch],
  );
  const [queries] = useState(createQueries);
  return (
    <SessionProvider value={session}>
      <QueryClientProvider client={queries}>
        <Frame />
      </QueryClientProvider>
    </SessionProvider>
  );
}

/** Hosts report "offline" wrongly, so requests are always tried; only what may pass is tried again. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        retry: (count, error) => count < 1 && isPassing(error),
        retryDelay: 1_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
