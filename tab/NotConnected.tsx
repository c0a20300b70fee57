import { Button, Text } from '@fluentui/react-components';
import { PeopleTeamRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useLanguage } from './messages/language.ts';
import { EmptyState } from './ui/EmptyState.tsx';

type Props = {
  state: 'outsideTeams' | 'noAnswer';
  openInTeamsUrl: string;
  onRetry: () => void;
};

/** The tab without Teams around it: says so, and shows the way in. */
export function NotConnected({ state, openInTeamsUrl, onRetry }: Props) {
  const { words } = useLanguage();
  const { outsideTeams, noAnswer } = words.frame;
  return (
    <main>
      {state === 'outsideTeams' ? (
        <EmptyState
          icon={<PeopleTeamRegular />}
          title={outsideTeams.title}
          text={outsideTeams.text}
        >
          {openInTeamsUrl ? (
            <Button as="a" appearance="primary" href={openInTeamsUrl}>
              {outsideTeams.action}
            </Button>
          ) : (
            <Text>{outsideTeams.byHand}</Text>
          )}
        </EmptyState>
      ) : (
        <EmptyState icon={<PlugDisconnectedRegular />} title={noAnswer.title} text={noAnswer.text}>
          <Button appearance="primary" onClick={onRetry}>
            {words.frame.tryAgain}
          </Button>
        </EmptyState>
      )}
    </main>
  );
}
