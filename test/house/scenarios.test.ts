import { describe, expect, it } from 'vitest';
import { scenarioIds, untruths } from './scenarios.ts';
import { readProject } from './sources.ts';

const guidePath = 'docs/guides/reliability.md';
const files = readProject();

describe('the table of scenarios', () => {
  it('names every scenario once, each with tests whose names begin with its id', () => {
    const guide = files.find(({ path }) => path === guidePath);
    expect(guide && untruths(guide, files)).toEqual([]);
  });

  it('would be noticed where it is not true', () => {
    const row = (id: string, test: string): string => `| ${id} | What happens | ${test} |`;
    const known = scenarioIds
      .slice(3)
      .map((id) => row(id, 'Cannot happen here: it is only a test.'));
    const text = [
      row('A1', '[a](../../test/a.test.ts)'),
      row('A2', '[a](../../test/a.test.ts)'),
      row('A2', 'soon'),
      row('Z9', '[gone](../../test/gone.test.ts)'),
      ...known,
    ].join('\n');
    const tests = { path: 'test/a.test.ts', text: "test.each([1])(\n  'A1 %i', () => {});" };
    expect(untruths({ path: guidePath, text }, [tests])).toEqual([
      'A3 is missing',
      'A2 is told twice',
      'Z9 is no scenario',
      'test/a.test.ts has no test of A2',
      'A2 names no test',
      'test/gone.test.ts has no test of Z9',
    ]);
  });
});
