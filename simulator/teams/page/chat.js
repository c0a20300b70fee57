// The chat of the chosen person with the app's bot.
import { drawMessage } from './message.js';

/** How often the page looks for news of the bot. */
const lookAgainMs = 1000;

/** `user` and `words` give those of the moment; `open` opens a link. */
export function openChat({ element, user, words, open }) {
  let isShown = false;
  let drawn;
  let timer;

  async function act(what) {
    const body = JSON.stringify({ user: user().id, ...what });
    const { notice } = await ask('/chat', { method: 'POST', body });
    element.querySelector('.notice').textContent = notice ?? '';
    await refresh();
  }

  async function refresh() {
    clearTimeout(timer);
    if (!isShown) return;
    const state = await ask(`/chat?user=${encodeURIComponent(user().id)}`);
    const text = JSON.stringify([state, words().you]);
    // What a person is entering into a card stays as long as nothing is new.
    if (text !== drawn) drawChat(element, state, { act, words: words(), open });
    drawn = text;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), lookAgainMs);
  }

  listenTo(element, act);
  return {
    show(now) {
      isShown = now;
      drawn = undefined;
      void refresh();
    },
  };
}

function listenTo(element, act) {
  const form = element.querySelector('form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const field = form.elements.namedItem('text');
    const text = field.value.trim();
    field.value = '';
    if (text !== '') void act({ does: 'say', text });
  });
  for (const button of element.querySelectorAll('button[data-does]')) {
    button.addEventListener('click', () => void act({ does: button.dataset.does }));
  }
}

function drawChat(element, state, { act, words, open }) {
  const { botName, isInstalled = false, isBlocked = false, messages = [] } = state;
  element.dataset.state = botName === undefined ? 'noBot' : isInstalled ? 'open' : 'removed';
  element.dataset.blocked = String(isBlocked);
  const items = messages.map((message) => {
    const press = (action, inputs) =>
      act({ does: 'press', activityId: message.id, action, inputs });
    return drawMessage(message, { botName, words, open, press });
  });
  const list = element.querySelector('.messages');
  list.replaceChildren(...items);
  list.lastElementChild?.scrollIntoView({ block: 'end' });
}

/** What the page's own server says; nothing where it does not answer. */
async function ask(address, init) {
  try {
    return await (await fetch(address, init)).json();
  } catch {
    return {};
  }
}
