import { makeCatalogue } from "../../../src/engine/catalogue";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { readyFlows } from "../../../src/engine/flow/ready-flows/ready-flows";
import { systemNodes } from "../../../src/engine/system-nodes";
import { SAMPLE_BARS } from "../reference/sample-bars";
import { MISSING_PYTHON, sayPythonIsMissing } from "./run-python";
import { evaluateStrategy, runStrategies, sourceOf } from "./run-strategies";

const catalogue = makeCatalogue(systemNodes);

describe("the Python of the ready strategies", () => {
  if (MISSING_PYTHON) sayPythonIsMissing("that it gives the engine's signals");
  else {
    test("gives the engine's signals, sizes, stops and targets on each of Apple's days", () => {
      const plans = readyFlows.map(({ flow }) => checkFlow(flow, catalogue).plan!);
      const answers = runStrategies(
        plans.map((plan) => sourceOf(plan)),
        SAMPLE_BARS.AAPL,
      );
      for (const [index, { name }] of readyFlows.entries()) {
        expect({ name, ...answers[index]! }).toEqual({ name, ...evaluateStrategy(plans[index]!, SAMPLE_BARS.AAPL) });
        for (const signal of ["entry_long", "exit_long"]) {
          expect(answers[index]!.rows.filter((row) => row[signal]).length).toBeGreaterThan(0);
        }
      }
    }, 60_000);
  }
});
