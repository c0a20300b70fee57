import { describe, expect, it } from 'vitest';
import { readProject } from './sources.ts';
import { bannedWords } from './words.ts';

describe('words', () => {
  it('speak of the product, on every machine', () => {
    const files = readProject().filter(({ path }) => path !== 'package-lock.json');
    expect(bannedWords(files)).toEqual([]);
  });

  it.each([
    ['a.ts', ['// TO', 'DO: later']],
    ['a.md', ['Look into /wo', 'rk/main']],
    ['a.ts', [`const folder = '/tm`, `p/x'`]],
    ['a.md', ['Written with Chat', 'GPT']],
    ['.npmrc', ['registry=https://regis', 'try.example.com/']],
    ['api/a.ts', ['if (de', 'mo) return;']],
  ])('would be noticed in %s: %j', (path, parts) => {
    expect(bannedWords([{ path, text: parts.join('') }])).toHaveLength(1);
  });

  it.each(['todos', 'https://learn.microsoft.com/home/x', 'democracy', 'the user agent', 'email'])(
    'may be "%s"',
    (text) => {
      expect(bannedWords([{ path: 'api/a.ts', text }])).toEqual([]);
    },
  );
});
