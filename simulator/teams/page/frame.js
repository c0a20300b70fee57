// The wire between this page and the tab in its frame, as teams-js 2.x speaks it:
// https://github.com/OfficeDev/microsoft-teams-library-js/tree/main/packages/teams-js/src/internal

/** A call that the page does not know is refused like this, so that nobody waits for ever. */
const notSupported = { errorCode: 100, message: 'Not supported by the simulated Teams' };

/** Calls of teams-js that expect no answer. */
const unanswered = ['registerHandler', 'readyToUnload', 'shareDeepLink', 'setFrameContext'];

/**
 * Puts the tab into the page. `answers` has one function for each call: it gets the arguments and gives
 * the arguments of the reply, or nothing where there is none.
 */
export function openFrame({ origin, title, answers }) {
  const element = document.createElement('iframe');
  element.title = title;
  element.src = `${origin}/`;
  element.allow = 'clipboard-write';
  const handlers = new Set();

  const receive = ({ data, source, origin: from }) => {
    const isFromTab = source === element.contentWindow && from === origin;
    if (isFromTab && typeof data?.func === 'string') void answerCall(data);
  };

  const answerCall = async ({ id, uuidAsString, func, args: given }) => {
    const args = Array.isArray(given) ? given : [];
    if (func === 'registerHandler') handlers.add(args[0]);
    const answer = Object.hasOwn(answers, func) ? answers[func] : undefined;
    const known = answer !== undefined || unanswered.includes(func);
    const reply = known ? await answer?.(args) : [notSupported];
    if (reply === undefined || typeof id !== 'number') return;
    element.contentWindow?.postMessage({ id, uuidAsString, args: reply }, origin);
  };

  addEventListener('message', receive);
  return {
    element,
    /** Tells the tab of an event, if it listens. */
    send: (event, ...args) => {
      if (!handlers.has(event)) return;
      element.contentWindow?.postMessage({ func: event, args }, origin);
    },
    close: () => {
      removeEventListener('message', receive);
      element.remove();
    },
  };
}
