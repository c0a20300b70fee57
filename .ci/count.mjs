// Prints "N passed, N failed" for a report of Vitest and the exit codes of `npm run check` and `npm test`.
import { readFileSync } from 'node:fs';

const [report, checked, tested] = process.argv.slice(2);
const { passed, failed } = count(read(report));

// A check that failed, a file that could not be loaded and an error outside of any test count as failed too.
const checksFailed = Number(checked) === 0 ? 0 : 1;
const unexplained = Number(tested) !== 0 && failed === 0 ? 1 : 0;
const allFailed = failed + checksFailed + unexplained;

process.stdout.write(`\n${passed} passed, ${allFailed} failed\n`);
process.exitCode = allFailed === 0 && passed > 0 ? 0 : 1;

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { testResults: [] };
  }
}

function count({ testResults, numPassedTests = 0, numFailedTests = 0 }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
