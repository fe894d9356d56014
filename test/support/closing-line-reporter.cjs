const { writeSync } = require("node:fs");

/**
 * Jest reporter whose line is the very last of a run: "N passed, N failed". A suite that could not run counts as one
 * failed test.
 *
 * Plain JavaScript, because jest loads reporters without the transform.
 */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // Jest's own summary follows this call, and the database is stopped even later.
    process.once("exit", () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed\n`));
  }
}

module.exports = ClosingLineReporter;
