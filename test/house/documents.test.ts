import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenLinks, unknownCommands } from './documents.ts';
import { PackageJson } from './packages.ts';
import { readProject, root } from './sources.ts';

const files = readProject();
const documents = files.filter(({ path }) => path.endsWith('.md'));
const packageText = files.find(({ path }) => path === 'package.json')?.text ?? '';
const { scripts } = PackageJson.parse(JSON.parse(packageText));

describe('documents', () => {
  it('link to files that are there', () => {
    expect(brokenLinks(documents, (path) => existsSync(join(root, path)))).toEqual([]);
  });

  it('would be noticed when they do not', () => {
    const text = [
      '[a](a.md) [b](docs/b.md#part) ![c](c.png "C") [web](https://contoso.com) [here](#part)',
      '[d]: d.md',
      '<img src="e.png">',
      '`[code](no.md)`',
      '```\n[code](no.md)\n```',
    ].join('\n');
    const seen: string[] = [];
    brokenLinks([{ path: 'docs/x.md', text }], (path) => seen.push(path) > 0);
    expect(seen).toEqual(['docs/a.md', 'docs/docs/b.md', 'docs/c.png', 'docs/d.md', 'docs/e.png']);
    expect(brokenLinks([{ path: 'x.md', text: '[a](a.md)' }], () => false)).toEqual([
      'x.md links to a.md',
    ]);
  });

  it('name commands that exist', () => {
    expect(unknownCommands(documents, scripts)).toEqual([]);
  });

  it('would be noticed naming others', () => {
    const text =
      'Run `npm ci && npm test`, `npm start -- --reset`, `npm run bench` or npm packages.';
    expect(unknownCommands([{ path: 'README.md', text }], { test: '' })).toEqual([
      'README.md says npm start',
      'README.md says npm run bench',
    ]);
  });
});
