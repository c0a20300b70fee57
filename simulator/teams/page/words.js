// The page's own words, by language.
const english = {
  product: 'Teams, simulated',
  apps: 'Apps',
  signIn: 'Sign-in',
  theme: 'Theme',
  locale: 'Language',
  user: 'User',
  works: 'Works',
  refused: 'Refused',
  default: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
  withRights: 'all rights',
  withoutRights: 'no rights',
  loading: 'Loading…',
  failureTitle: 'There was a problem reaching this app.',
  noTab: 'The app has no address yet.',
  timeout: 'It did not say within 30 seconds that it is ready.',
  failed: (message) => `It said: ${message || 'nothing more'}`,
  retry: 'Try again',
  notice: 'Simulation on this machine: no Microsoft service takes part, nothing leaves it.',
  blocked: 'Your browser kept a link from opening. Allow this page to open windows: ',
};

const german = {
  product: 'Teams, simuliert',
  apps: 'Apps',
  signIn: 'Anmeldung',
  theme: 'Design',
  locale: 'Sprache',
  user: 'Benutzer',
  works: 'Gelingt',
  refused: 'Abgelehnt',
  default: 'Hell',
  dark: 'Dunkel',
  contrast: 'Hoher Kontrast',
  withRights: 'alle Rechte',
  withoutRights: 'keine Rechte',
  loading: 'Wird geladen …',
  failureTitle: 'Diese App ist gerade nicht erreichbar.',
  noTab: 'Die App hat noch keine Adresse.',
  timeout: 'Sie hat sich nicht innerhalb von 30 Sekunden bereit gemeldet.',
  failed: (message) => `Sie meldete: ${message || 'nichts Weiteres'}`,
  retry: 'Erneut versuchen',
  notice:
    'Simulation auf diesem Rechner: kein Dienst von Microsoft ist beteiligt, nichts verlässt ihn.',
  blocked:
    'Ihr Browser hat einen Link nicht geöffnet. Erlauben Sie dieser Seite, Fenster zu öffnen: ',
};

/** Words for a locale like `de-de`. */
export function wordsFor(locale) {
  return locale.startsWith('de') ? german : english;
}
