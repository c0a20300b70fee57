import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
} from '@fluentui/react-components';
import { useState } from 'react';
import { asApiError, type ApiError } from './apiError.ts';
import { useLanguage } from './messages/language.ts';
import { useSession } from './session.ts';

type Props = { error: unknown; onRetry?: (() => void) | undefined; hint?: string | undefined };

/** A failure in plain words: what happened, what to do, and the way on where there is one. */
export function ErrorNotice({ error: thrown, onRetry, hint }: Props) {
  const { words } = useLanguage();
  const error = asApiError(thrown);
  const { title, advice } = words.errors[error.code] ?? words.errors.internal;
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {advice} {hint}
        {error.requestId && (
          <Text block size={200}>
            {words.frame.requestId(error.requestId)}
          </Text>
        )}
      </MessageBarBody>
      <WayOn error={error} onRetry={onRetry} />
    </MessageBar>
  );
}

function WayOn({ error, onRetry }: { error: ApiError; onRetry?: (() => void) | undefined }) {
  const { words } = useLanguage();
  const { teams } = useSession();
  const signIn = useSignIn(onRetry);
  const { claims, consentUrl } = error.details;
  if (error.code === 'interactionRequired') {
    return (
      <MessageBarActions>
        <Button disabled={signIn.busy} onClick={() => signIn.run(claims)}>
          {words.frame.interaction.action}
        </Button>
        {signIn.failed && <Text>{words.frame.interaction.failed}</Text>}
      </MessageBarActions>
    );
  }
  return (
    <MessageBarActions>
      {error.code === 'consentRequired' && consentUrl !== undefined && (
        <Button onClick={() => void teams.openLink(consentUrl)}>
          {words.frame.consent.action}
        </Button>
      )}
      {onRetry && <Button onClick={onRetry}>{words.frame.tryAgain}</Button>}
    </MessageBarActions>
  );
}

/** Lets Teams ask the person to sign in again, and goes on afterwards. */
export function useSignIn(onDone?: () => void) {
  const { teams } = useSession();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const signIn = async (claims?: string) => {
    setState('busy');
    try {
      await teams.getToken(claims);
    } catch {
      setState('failed');
      return;
    }
    setState('idle');
    onDone?.();
  };
  const run = (claims?: string) => void signIn(claims);
  return { run, busy: state === 'busy', failed: state === 'failed' };
}
