// Prints "N passed, N failed" for the steps of `.ci/run`, each given as name=exitCode=report, where the report is of
// Vitest and may not be there.
import { readFileSync } from 'node:fs';

const steps = process.argv.slice(2).map((given) => {
  const [name, exitCode, report] = given.split('=');
  const { passed, failed } = count(read(report));
  // A check that failed, a file that could not be loaded and an error outside of any test count as failed too.
  const unexplained = Number(exitCode) !== 0 && failed === 0 ? 1 : 0;
  return { name, exitCode, passed, failed: failed + unexplained };
});

process.stdout.write('\n');
for (const { name, exitCode, passed, failed } of steps) {
  process.stdout.write(`${name}: exit code ${exitCode}, ${passed} passed, ${failed} failed\n`);
}
const passed = sum(steps.map((step) => step.passed));
const failed = sum(steps.map((step) => step.failed));
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

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

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
