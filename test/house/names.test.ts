import { describe, expect, it } from 'vitest';
import { emptyNames, oddlySpelt, switchedOff } from './names.ts';
import { codeOf, readProject } from './sources.ts';

const files = readProject();
const code = codeOf(files);

describe('files and folders', () => {
  it('have names that say what is inside', () => {
    expect(emptyNames(files.map(({ path }) => path))).toEqual([]);
  });

  it('would be noticed with names that say nothing', () => {
    const bad = [
      'api/utils/money.ts',
      'api/domain/dateHelpers.ts',
      'tab/common/Row.tsx',
      'src/main.ts',
      'api/graph/index.ts',
      'simulator/seed/data.ts',
      'tab/run-manager.ts',
    ];
    const good = ['api/domain/sharedLine.test.ts', 'api/state/database.ts', 'tab/index.html'];
    expect(emptyNames([...bad, ...good])).toEqual(bad);
  });

  it('are spelt alike', () => {
    expect(oddlySpelt(code.map(({ path }) => path))).toEqual([]);
    expect(oddlySpelt(['api/Money.ts', 'api/date_time.ts', 'tab/run-list.tsx'])).toHaveLength(3);
  });
});

describe('tests', () => {
  it('all run', () => {
    expect(switchedOff(code.filter(({ path }) => path.startsWith('test/')))).toEqual([]);
  });

  it.each(['only', 'skip', 'todo'])('would be noticed with %s', (way) => {
    const text = `it.${way}('works', () => {}); it('works', () => {});`;
    expect(switchedOff([{ path: 'test/a.test.ts', text }])).toEqual([`test/a.test.ts: it.${way}`]);
  });
});
