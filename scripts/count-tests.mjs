// Prints how many tests passed and how many failed, from the JSON report of vitest: `count-tests.mjs REPORT EXIT_CODE`.
// A test file that could not run at all, and a run that failed for a reason of its own, count as one failure each.
import { readFileSync } from 'node:fs';

const [report = '', exitCode = '1'] = process.argv.slice(2);

function read() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

const { numPassedTests, numFailedTests, testResults } = read();
const broken = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
).length;
const failed = numFailedTests + broken;
console.log(`${numPassedTests} ${failed === 0 && exitCode !== '0' ? 1 : failed}`);
