import { makeCatalogue } from "../../../src/engine/catalogue";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { systemStrategyTemplates } from "../../../src/engine/flow/strategy-templates/system-strategy-templates";
import { systemNodes } from "../../../src/engine/system-nodes";
import { SAMPLE_BARS } from "../reference/sample-bars";
import { MISSING_PYTHON, testPythonIsMissing } from "./run-python";
import { evaluateStrategy, runStrategies, sourceOf } from "./run-strategies";

const catalogue = makeCatalogue(systemNodes);

describe("the Python of the strategy templates", () => {
  if (MISSING_PYTHON) testPythonIsMissing("That the generated code has the engine's signals");
  else {
    test("has the engine's signals, sizes, stops and targets on each day of AAPL", () => {
      const plans = systemStrategyTemplates.map(({ flow }) => checkFlow(flow, catalogue).plan!);
      const answers = runStrategies(
        plans.map((plan) => sourceOf(plan)),
        SAMPLE_BARS.AAPL,
      );
      for (const [index, { name }] of systemStrategyTemplates.entries()) {
        expect({ name, ...answers[index]! }).toEqual({ name, ...evaluateStrategy(plans[index]!, SAMPLE_BARS.AAPL) });
        for (const signal of ["entry_long", "exit_long"]) {
          expect(answers[index]!.rows.filter((row) => row[signal]).length).toBeGreaterThan(0);
        }
      }
    }, 60_000);
  }
});
