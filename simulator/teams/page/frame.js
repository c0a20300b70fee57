// The wire between this page and the tab in its frame, as teams-js 2.x speaks it:
// https://github.com/OfficeDev/microsoft-teams-library-js/tree/main/packages/teams-js/src/internal

/** A call that the page does not know is refused like this, so that nobody waits for ever. */
const notSupported = { errorCode: 100, message: 'Not supported by the simulated Teams' };

/** Calls of teams-js that expect no answer. */
const unanswered = ['registerHandler', 'returnFocus', 'setFrameContext'];

/** Events for which teams-js registers under another name. */
const listenedTo = { backButtonPress: 'backButton' };

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
  const stop = answerCalls(origin, {
    from: () => element.contentWindow,
    answers,
    onCall: (func, [name]) => {
      if (func === 'registerHandler') handlers.add(name);
    },
  });
  return {
    element,
    listensTo: (event) => handlers.has(event),
    /** Tells the tab of an event, if it listens. */
    send: (event, ...args) => {
      if (!handlers.has(listenedTo[event] ?? event)) return;
      element.contentWindow?.postMessage({ func: event, args }, origin);
    },
    close: () => {
      stop();
      element.remove();
    },
  };
}

/** Answers calls of a window that shows a page of the tab's origin, until the returned function is called. */
export function answerCalls(origin, { from, answers, onCall }) {
  const receive = ({ data, source, origin: sender }) => {
    const isExpected = source !== null && source === from() && sender === origin;
    if (isExpected && typeof data?.func === 'string') void answerCall(data, source);
  };
  const answerCall = async ({ id, uuidAsString, func, args: given }, source) => {
    const args = Array.isArray(given) ? given : [];
    onCall?.(func, args);
    const answer = Object.hasOwn(answers, func) ? answers[func] : undefined;
    const known = answer !== undefined || unanswered.includes(func);
    const reply = known ? await answer?.(args) : [notSupported];
    if (reply === undefined || typeof id !== 'number') return;
    source.postMessage({ id, uuidAsString, args: reply }, origin);
  };
  addEventListener('message', receive);
  return () => removeEventListener('message', receive);
}
