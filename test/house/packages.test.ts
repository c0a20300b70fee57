import { describe, expect, it } from 'vitest';
import { loosePins, missingScriptFiles, PackageJson, wrongLocks } from './packages.ts';
import { readProject } from './sources.ts';

const files = new Map(readProject().map(({ path, text }) => [path, text]));
const own = PackageJson.parse(JSON.parse(files.get('package.json') ?? ''));

describe('packages', () => {
  it('are asked for in one exact version', () => {
    expect(loosePins(own)).toEqual([]);
  });

  it('would be noticed in a range', () => {
    const dependencies = { a: '^1.0.0', b: 'latest', c: '1.0', d: '1.2.3', e: '1.2.3-beta.4' };
    expect(loosePins({ scripts: {}, dependencies, devDependencies: {} })).toEqual([
      'a@^1.0.0',
      'b@latest',
      'c@1.0',
    ]);
  });

  it('are locked in that version, and come from the public registry', () => {
    expect(wrongLocks(files.get('package-lock.json') ?? '', own)).toEqual([]);
  });

  it('would be noticed from elsewhere, or in another version', () => {
    const lock = {
      packages: {
        'node_modules/a': { version: '1.0.0', resolved: 'https://npm.example.com/a.tgz' },
        'node_modules/b': { version: '2.0.0', resolved: 'https://registry.npmjs.org/b.tgz' },
      },
    };
    const asked = { scripts: {}, dependencies: { a: '1.0.0', b: '1.0.0' }, devDependencies: {} };
    expect(wrongLocks(JSON.stringify(lock), asked)).toHaveLength(2);
  });
});

describe('scripts', () => {
  it('name files that are there', () => {
    expect(missingScriptFiles(own, new Set(files.keys()))).toEqual([]);
  });

  it('would be noticed naming others', () => {
    const scripts = { start: 'tsx simulator/start.ts', serve: 'node dist/main.mjs' };
    const asked = { scripts, dependencies: {}, devDependencies: {} };
    expect(missingScriptFiles(asked, new Set())).toEqual(['start needs simulator/start.ts']);
  });
});
