// How long files are. Functions are measured by the linter.
import type { SourceFile } from './sources.ts';

export const longest = { code: 300, test: 400 };

export function linesOf({ text }: SourceFile): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

export function tooLong(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => linesOf(file) > (file.path.startsWith('test/') ? longest.test : longest.code))
    .map((file) => `${file.path} has ${linesOf(file)} lines`);
}

/** The ten longest files and the median, to look at. */
export function sizeReport(files: readonly SourceFile[]): string {
  const bySize = files.toSorted((one, other) => linesOf(other) - linesOf(one));
  const middle = bySize[Math.floor(bySize.length / 2)];
  return [
    `${files.length} files, median ${middle ? linesOf(middle) : 0} lines; the longest:`,
    ...bySize.slice(0, 10).map((file) => `${String(linesOf(file)).padStart(5)} ${file.path}`),
  ].join('\n');
}
