// Puts the page together: the choices at the top, the tab in its frame or the chat, and what is said of it.
import { answersFor } from './answers.js';
import { openChat } from './chat.js';
import { keepChoices, readChoices } from './choices.js';
import { openFrame } from './frame.js';
import { lifecycleOf } from './lifecycle.js';
import { openBeside, resolveLink } from './links.js';
import { isFreshLink, pageId } from './navigation.js';
import { wordsFor } from './words.js';

/** Teams gives an app so long to call `notifySuccess`. */
const patienceMs = 30_000;

/** By their own names. */
const names = {
  'en-us': 'English',
  'de-de': 'Deutsch',
  teams: 'Teams',
  outlook: 'Outlook',
  office: 'Microsoft 365',
};

const host = JSON.parse(document.body.dataset.host);
const allowed = {
  theme: ['default', 'dark', 'contrast'],
  locale: ['en-us', 'de-de'],
  user: host.users.map(({ key }) => key),
  signIn: ['works', 'refused', 'cancelled', 'disabled'],
  client: ['web', 'desktop', 'android', 'ios'],
  hostName: ['teams', 'outlook', 'office'],
  offers: ['all', 'few'],
  view: ['tab', 'chat'],
};
const choices = readChoices(allowed);
// A link into the app shows the app, wherever the person was.
if (isFreshLink()) choices.view = 'tab';
const find = (selector) => document.querySelector(selector);
let frame;
let patience;
const chat = openChat({ element: find('.chat'), user, words, open });
const lifecycle = lifecycleOf({
  frame: () => frame,
  hide: () => find('.stage').classList.add('suspended'),
  show: comeBack,
  end: () => {
    frame?.close();
    frame = undefined;
  },
});

for (const [name, values] of Object.entries(allowed)) {
  const select = find(`select[name="${name}"]`);
  if (!select) continue;
  select.append(...values.map((value) => new Option(value, value)));
  select.addEventListener('change', () => choose(name, select.value));
}
find('.retry').addEventListener('click', load);
find('.suspend').addEventListener('click', () => void lifecycle.suspend());
find('.resume').addEventListener('click', () => lifecycle.resume());
find('.back').addEventListener('click', () => frame?.send('backButtonPress'));
for (const link of document.querySelectorAll('[data-view]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    choose('view', link.dataset.view);
  });
}
show();
load();

function user() {
  return host.users.find(({ key }) => key === choices.user);
}

function words() {
  return wordsFor(choices.locale);
}

function choose(name, value) {
  choices[name] = value;
  show();
  // Teams tells a tab of a new theme; another language or user is a new start.
  if (name === 'theme') frame?.send('themeChange', value);
  else if (name !== 'view') load();
}

/** Brings the page itself in line with the choices. */
function show() {
  keepChoices(choices);
  const root = document.documentElement;
  root.lang = choices.locale.slice(0, 2);
  root.dataset.theme = choices.theme;
  root.dataset.client = choices.client;
  root.dataset.shown = choices.view;
  for (const element of document.querySelectorAll('[data-words]')) {
    element.textContent = words()[element.dataset.words];
  }
  find('nav').setAttribute('aria-label', words().apps);
  for (const link of document.querySelectorAll('[data-view]')) {
    if (link.dataset.view === choices.view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  for (const [name, values] of Object.entries(allowed)) {
    const select = find(`select[name="${name}"]`);
    if (!select) continue;
    values.forEach((value, index) => {
      select.options[index].text = labelOf(name, value);
    });
    select.value = choices[name];
  }
  chat.show(choices.view === 'chat');
}

function labelOf(name, value) {
  if (name !== 'user') return names[value] ?? words()[value];
  const { displayName, hasRights } = host.users.find(({ key }) => key === value);
  return `${displayName} (${hasRights ? words().withRights : words().withoutRights})`;
}

/** Starts the tab anew. */
function load() {
  frame?.close();
  clearTimeout(patience);
  find('.stage').classList.remove('suspended');
  find('.said').replaceChildren();
  fail(undefined);
  wait(true);
  if (host.places.tab === null) {
    fail(words().noTab);
    return;
  }
  const ready = () => {
    clearTimeout(patience);
    wait(false);
    fail(undefined);
  };
  frame = openFrame({
    origin: host.places.tab,
    title: host.appName,
    answers: answersFor({
      host,
      user: user(),
      choices,
      on: {
        loaded: () => wait(false),
        ready,
        failed: (message) => fail(words().failed(message)),
        readyToUnload: () => lifecycle.readyToUnload(),
        reload: load,
      },
      open,
      resolve: (text) => resolveLink(String(text), host.places),
    }),
  });
  find('.stage').append(frame.element);
  expectReady();
}

function expectReady() {
  clearTimeout(patience);
  patience = setTimeout(() => fail(words().timeout), patienceMs);
}

/** The person is back at the app: the kept tab is told, one that was ended starts anew. */
function comeBack() {
  find('.stage').classList.remove('suspended');
  if (!frame) return load();
  expectReady();
  frame.send('load', { entityId: pageId, contentUrl: `${host.places.tab}/` });
}

function wait(isWaiting) {
  find('.loading').hidden = !isWaiting;
}

/** Shows why the app cannot be used, in place of the app; nothing where it can. */
function fail(reason) {
  find('.failure').hidden = reason === undefined;
  find('.stage').classList.toggle('failed', reason !== undefined);
  find('.reason').textContent = reason ?? '';
  if (reason === undefined) return;
  clearTimeout(patience);
  wait(false);
}

function open(text) {
  const address = resolveLink(String(text), host.places);
  if (address === undefined) return false;
  if (!openBeside(address)) {
    const link = Object.assign(document.createElement('a'), {
      href: address,
      target: '_blank',
      rel: 'noopener',
      textContent: address,
    });
    find('.said').replaceChildren(words().blocked, link);
  }
  return true;
}
