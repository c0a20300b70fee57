import { Badge, Button, Link } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ClockRegular,
  DocumentRegular,
  InfoRegular,
  SubtractCircleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Booking, BookingState } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';
import { useRights } from '../rights.ts';
import { useSession } from '../session.ts';
import { fixFor, type Fix } from './fixFor.ts';
import { useGridStyles } from './gridStyles.ts';
import type { Open } from './opened.ts';
import { useResumeCustomer } from './useResumeCustomer.ts';
import { useUnskip } from './useSkips.ts';

type Props = {
  booking: Booking;
  setup: SyncSetup;
  tabIndex: 0 | -1;
  onOpen: Open;
  onEnterAmount: () => void;
};

/** The state in words, and the way out of a problem. */
export function StateCell(props: Props) {
  const styles = useGridStyles();
  const { words } = useLanguage();
  const { booking } = props;
  const { hints, states, problems } = words.uninvoicedBookings;
  const [{ view }] = usePlace();
  return (
    <td className={styles.state}>
      {booking.state === 'needsAttention' &&
        booking.problems.slice(0, 1).map((problem) => (
          <Badge key={problem} appearance="tint" color="warning" icon={<WarningRegular />}>
            {problems[problem].short}
          </Badge>
        ))}
      {booking.problems.length > 1 && (
        <Badge appearance="tint" color="informative" title={restOf(booking, problems)}>
          +{booking.problems.length - 1}
        </Badge>
      )}
      {booking.state === 'ready' &&
        booking.confirmations.map((hint) => (
          <Badge key={hint} appearance="tint" color="severe" icon={<InfoRegular />}>
            {hints[hint]}
          </Badge>
        ))}
      {booking.state !== 'needsAttention' && (booking.state !== 'ready' || view === 'all') && (
        <StateBadge state={booking.state} text={stateText(booking)} />
      )}
      <WayOut {...props} />
    </td>
  );

  function stateText({ state, skip }: Booking): string {
    const { reasons } = words.uninvoicedBookings.skip;
    return state === 'skipped' && skip ? reasons[skip.reason] : states[state];
  }
}

function restOf(booking: Booking, problems: Record<string, { short: string }>): string {
  return booking.problems
    .slice(1)
    .map((problem) => problems[problem]?.short ?? '')
    .join(', ');
}

type Look = { icon: ReactElement; color: 'success' | 'informative' | 'warning' | 'subtle' };

const looks: Record<BookingState, Look> = {
  ready: { icon: <CheckmarkCircleRegular />, color: 'success' },
  needsAttention: { icon: <WarningRegular />, color: 'warning' },
  inProgress: { icon: <ClockRegular />, color: 'informative' },
  checking: { icon: <ClockRegular />, color: 'warning' },
  inDraft: { icon: <DocumentRegular />, color: 'informative' },
  posted: { icon: <CheckmarkCircleRegular />, color: 'success' },
  credited: { icon: <InfoRegular />, color: 'informative' },
  skipped: { icon: <SubtractCircleRegular />, color: 'informative' },
  vanished: { icon: <SubtractCircleRegular />, color: 'warning' },
};

export function StateBadge({ state, text }: { state: BookingState; text: string }) {
  const { icon, color } = looks[state];
  return (
    <Badge appearance="tint" color={color} icon={icon}>
      {text}
    </Badge>
  );
}

function WayOut({ booking, setup, tabIndex, onOpen, onEnterAmount }: Props) {
  const { words } = useLanguage();
  const { fixes, skip } = words.uninvoicedBookings;
  const rights = useRights();
  const { teams } = useSession();
  const unskip = useUnskip(setup.id);
  const resume = useResumeCustomer(setup.id);
  const { salesInvoice } = booking;
  if (salesInvoice?.number) {
    const { number, webLink } = salesInvoice;
    return webLink ? (
      <Link as="button" tabIndex={tabIndex} onClick={() => void teams.openLink(webLink)}>
        {number}
      </Link>
    ) : (
      <span>{number}</span>
    );
  }
  if (!rights.invoice) return null;
  if (booking.state === 'skipped' && booking.skip && booking.skip.reason !== 'free') {
    return (
      <Button
        size="small"
        appearance="transparent"
        tabIndex={tabIndex}
        onClick={() => unskip([booking.id])}
      >
        {skip.bringBack}
      </Button>
    );
  }
  const problem = booking.problems[0];
  if (booking.state !== 'needsAttention' || !problem) return null;
  const fix = fixFor(problem);
  const run: Record<Fix, () => void> = {
    linkCustomer: () => onOpen({ kind: 'customer', booking }),
    linkService: () => onOpen({ kind: 'service', serviceId: booking.service.id }),
    enterTaxRate: () => onOpen({ kind: 'service', serviceId: booking.service.id }),
    enterAmount: onEnterAmount,
    resumeCustomer: () => resume(booking),
  };
  return (
    <Button size="small" tabIndex={tabIndex} onClick={run[fix]}>
      {fixes[fix]}
    </Button>
  );
}
