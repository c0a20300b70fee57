// The window in which an app signs somebody in or asks for consent.
// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/auth-flow-tab
import { answerCalls } from './frame.js';

/** How often it is looked whether the person closed the window: browsers tell nobody. */
const lookAgainMs = 250;

/**
 * Opens an address in a window and waits for its last page, one of the tab's own, to call `notifySuccess` or
 * `notifyFailure`. Gives what teams-js is answered. `answers` are those of a page in the window.
 */
export function askInPopup({ address, origin, width, height, answers }) {
  const size = `width=${sizeOf(width, 600)},height=${sizeOf(height, 535)}`;
  const popup = window.open(address, 'authentication', `popup,${size}`);
  if (!popup) return [false, 'FailedToOpenWindow'];
  return new Promise((resolve) => {
    const finish = (reply) => {
      stop();
      clearInterval(watch);
      resolve(reply);
    };
    const stop = answerCalls(origin, {
      from: () => popup,
      answers: {
        ...answers,
        'authentication.authenticate.success': ([result]) => finish([true, result]),
        'authentication.authenticate.failure': ([reason]) => finish([false, reason]),
      },
    });
    const watch = setInterval(
      () => popup.closed && finish([false, 'CancelledByUser']),
      lookAgainMs,
    );
  });
}

function sizeOf(wanted, usual) {
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, 1200) : usual;
}
