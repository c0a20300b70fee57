import { describe, expect, it } from 'vitest';
import { linesOf, sizeReport, tooLong } from './sizes.ts';
import { codeOf, readProject } from './sources.ts';

const code = codeOf(readProject());

describe('files', () => {
  it('are short enough to be read in one go', () => {
    process.stdout.write(`${sizeReport(code)}\n`);
    expect(tooLong(code)).toEqual([]);
  });

  it('would be noticed when they are not', () => {
    const lines = (count: number) => 'x;\n'.repeat(count);
    expect(tooLong([{ path: 'api/a.ts', text: lines(300) }])).toEqual([]);
    expect(tooLong([{ path: 'api/a.ts', text: lines(301) }])).toHaveLength(1);
    expect(tooLong([{ path: 'test/a.ts', text: lines(400) }])).toEqual([]);
    expect(tooLong([{ path: 'test/a.ts', text: lines(401) }])).toHaveLength(1);
    expect(linesOf({ path: 'a.ts', text: 'x;' })).toBe(1);
  });
});
