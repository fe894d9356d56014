import type { Bars } from "../../../src/engine/series/bars";
import { systemNodes } from "../../../src/engine/system-nodes";
import { randomFullPlan } from "../flow/random-full-flow";
import { equalBars, randomBars } from "../nodes/sample-calls";
import { MISSING_PYTHON, testPythonIsMissing } from "./run-python";
import { evaluateStrategy, runStrategies, sourceOf } from "./run-strategies";

const FLOWS = 63;

if (MISSING_PYTHON) testPythonIsMissing("That the code of random flows has the engine's signals");
else {
  const plans = Array.from({ length: FLOWS }, (_, seed) =>
    randomFullPlan(
      seed,
      systemNodes.filter((__, index) => index % FLOWS === seed),
    ),
  );

  test.each<[string, Bars]>([
    ["random bars", randomBars(1, 900)],
    ["random bars with gaps", randomBars(2, 500, 0.02)],
    ["flat bars", equalBars(300, 0.1, 1000)],
  ])(
    "the code of random flows has the engine's signals, sizes and stops on every bar of %s",
    (_, bars) => {
      const answers = runStrategies(
        plans.map((plan) => sourceOf(plan)),
        bars,
      );
      // Compared as text, because comparing many rows as objects takes long.
      const different = plans.flatMap((plan, seed) =>
        JSON.stringify(answers[seed]) === JSON.stringify(evaluateStrategy(plan, bars)) ? [] : [seed],
      );
      expect(different).toEqual([]);
    },
    120_000,
  );
}
