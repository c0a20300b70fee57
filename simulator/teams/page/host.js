// Puts the page together: the choices at the top, the tab in its frame, and what is said of it.
import { answersFor } from './answers.js';
import { keepChoices, readChoices } from './choices.js';
import { openFrame } from './frame.js';
import { openBeside, resolveLink } from './links.js';
import { wordsFor } from './words.js';

/** Teams gives an app so long to call `notifySuccess`. */
const patienceMs = 30_000;

/** By their own names. */
const languages = { 'en-us': 'English', 'de-de': 'Deutsch' };

const host = JSON.parse(document.body.dataset.host);
const allowed = {
  signIn: ['works', 'refused'],
  theme: ['default', 'dark', 'contrast'],
  locale: Object.keys(languages),
  user: host.users.map(({ key }) => key),
};
const choices = readChoices(allowed);
const find = (selector) => document.querySelector(selector);
let frame;
let patience;

for (const [name, values] of Object.entries(allowed)) {
  const select = find(`select[name="${name}"]`);
  select.append(...values.map((value) => new Option(value, value)));
  select.addEventListener('change', () => choose(name, select.value));
}
find('.retry').addEventListener('click', load);
show();
load();

function choose(name, value) {
  choices[name] = value;
  show();
  // Teams tells a tab of a new theme; another language or user is a new start.
  if (name === 'theme') frame?.send('themeChange', value);
  else load();
}

/** Brings the page itself in line with the choices. */
function show() {
  const words = wordsFor(choices.locale);
  keepChoices(choices);
  document.documentElement.lang = choices.locale.slice(0, 2);
  document.documentElement.dataset.theme = choices.theme;
  for (const element of document.querySelectorAll('[data-words]')) {
    element.textContent = words[element.dataset.words];
  }
  find('nav').setAttribute('aria-label', words.apps);
  for (const [name, values] of Object.entries(allowed)) {
    const select = find(`select[name="${name}"]`);
    values.forEach((value, index) => {
      select.options[index].text = labelOf(name, value, words);
    });
    select.value = choices[name];
  }
}

function labelOf(name, value, words) {
  if (name === 'locale') return languages[value];
  if (name !== 'user') return words[value];
  const { displayName, hasRights } = host.users.find(({ key }) => key === value);
  return `${displayName} (${hasRights ? words.withRights : words.withoutRights})`;
}

/** Starts the tab anew. */
function load() {
  frame?.close();
  clearTimeout(patience);
  find('.said').replaceChildren();
  fail(undefined);
  wait(true);
  const words = wordsFor(choices.locale);
  if (host.places.tab === null) {
    fail(words.noTab);
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
      user: host.users.find(({ key }) => key === choices.user),
      choices,
      on: {
        loaded: () => wait(false),
        ready,
        failed: (message) => fail(wordsFor(choices.locale).failed(message)),
      },
      open,
    }),
  });
  find('.stage').append(frame.element);
  patience = setTimeout(() => fail(wordsFor(choices.locale).timeout), patienceMs);
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
    find('.said').replaceChildren(wordsFor(choices.locale).blocked, link);
  }
  return true;
}
