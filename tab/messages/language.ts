import { createContext, useContext } from 'react';
import { en, type Messages } from './en.ts';
import { createFormats, type Formats } from './formats.ts';

/** Words and formats for the person at the screen. */
export type Language = { tag: string; words: Messages; formats: Formats };

const others: Record<string, () => Promise<Messages>> = {
  de: async () => (await import('./de.ts')).de,
};

export const english: Language = { tag: 'en', words: en, formats: createFormats('en') };

/** The language for a tag like `de-ch`: its words where we have them, its formats where the browser has them. */
export async function loadLanguage(locale: string): Promise<Language> {
  const tag = (locale.split('-')[0] ?? '').toLowerCase();
  const load = others[tag];
  if (!load)
    return tag === 'en' ? { ...english, formats: createFormats(supported(locale)) } : english;
  return { tag, words: await load(), formats: createFormats(supported(locale)) };
}

/** Teams tells what the person chose; a tag that the browser does not know must not stop the tab. */
function supported(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const LanguageContext = createContext<Language>(english);
export const LanguageProvider = LanguageContext.Provider;

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
