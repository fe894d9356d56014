const { writeSync } = require("node:fs");

/**
 * Jest reporter that prints the last line of a run: "N passed, N failed". A suite that could not run counts as one
 * failed test.
 *
 * Plain JavaScript, because jest loads reporters without a transform.
 */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // Jest prints its summary after this call, and stops the database even later.
    process.once("exit", () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed\n`));
  }
}

module.exports = ClosingLineReporter;
