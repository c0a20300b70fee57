import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { KeyMultipleRegular, LockClosedRegular, ShieldPersonRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Me, Reach } from '../api/contract/me.ts';
import { useSignIn } from './ErrorNotice.tsx';
import { useLanguage } from './messages/language.ts';
import { useSession } from './session.ts';
import { EmptyState } from './ui/EmptyState.tsx';

type Service = 'bookings' | 'businessCentral';
type Props = { me: Me; onCheckAgain: () => void; children: ReactNode };

const services: readonly Service[] = ['bookings', 'businessCentral'];

const useStyles = makeStyles({ notice: { marginBottom: tokens.spacingVerticalL } });

/** Lets people in who can reach both services, and tells the others which rights they lack. */
export function Access({ me, onCheckAgain, children }: Props) {
  const styles = useStyles();
  const { words } = useLanguage();
  const blocked = services.filter((service) => !['ok', 'unavailable'].includes(me[service].state));
  if (blocked.length > 0) {
    return blocked.map((service) => (
      <NoAccess key={service} service={service} reach={me[service]} onCheckAgain={onCheckAgain} />
    ));
  }
  return (
    <>
      {services
        .filter((service) => me[service].state === 'unavailable')
        .map((service) => (
          <MessageBar key={service} intent="warning" className={styles.notice}>
            <MessageBarBody>
              {words.frame.unavailable(words.frame.services[service])}
            </MessageBarBody>
          </MessageBar>
        ))}
      {children}
    </>
  );
}

type NoAccessProps = { service: Service; reach: Reach; onCheckAgain: () => void };

function NoAccess({ service, reach, onCheckAgain }: NoAccessProps) {
  const { words } = useLanguage();
  const { teams } = useSession();
  const signIn = useSignIn(onCheckAgain);
  const name = words.frame.services[service];
  const { consent, interaction } = words.frame;

  if (reach.state === 'consentRequired') {
    const url = reach.consentUrl;
    return (
      <EmptyState
        icon={<ShieldPersonRegular />}
        title={consent.title(name)}
        text={consent.text(name)}
      >
        {url !== undefined && (
          <Button appearance="primary" onClick={() => void teams.openLink(url)}>
            {consent.action}
          </Button>
        )}
        <Button onClick={onCheckAgain}>{consent.after}</Button>
      </EmptyState>
    );
  }
  if (reach.state === 'interactionRequired') {
    return (
      <EmptyState
        icon={<KeyMultipleRegular />}
        title={interaction.title}
        text={signIn.failed ? interaction.failed : interaction.text(name)}
      >
        <Button
          appearance="primary"
          disabled={signIn.busy}
          onClick={() => signIn.run(reach.claims)}
        >
          {interaction.action}
        </Button>
      </EmptyState>
    );
  }
  const denied = words.frame.denied[service];
  return (
    <EmptyState icon={<LockClosedRegular />} title={denied.title} text={denied.text}>
      <Button appearance="primary" onClick={onCheckAgain}>
        {words.frame.checkAgain}
      </Button>
    </EmptyState>
  );
}
