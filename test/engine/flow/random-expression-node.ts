import { systemCatalogue } from "../../../src/engine/catalogue";
import { compileExpression } from "../../../src/engine/expressions/compile-expression";
import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";

/** Names that a user may choose, and that functions of generated code have, too. */
const NAMES = `near far smooth numbers number_of dates_of columns_of compute main fires held_for at_least all_of window
weekday stretch_of mine_v1_0_0 price_columns limit_positions lines index part bar bars result`.split(/\s+/);

/** Expressions of the input `a` and the parameter `b`. */
const SERIES = ["a", "sma(a, b)", "a / b", "(close - a) / atr(14)", "max(a, b, low)", "stochastic(k_period=b).k - a"];
const CONDITIONS = ["a > b", "not (a >= b and rsi(close) < 40)", "crosses_above(a, sma(a, b))", "a != b or close > a"];

/** A user's own node whose names of ports and parameters are those of functions. */
export function randomExpressionNode(random: () => number, number: number): NodeDefinition {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const port = pick(NAMES);
  const parameter = pick(NAMES.filter((name) => name !== port));
  const isCondition = random() < 0.5;
  const expression = pick(isCondition ? CONDITIONS : SERIES).replace(/\b[ab]\b/g, (name) =>
    name === "a" ? port : parameter,
  );
  const { node, problems } = compileExpression(
    {
      name: `mine_${number}`,
      displayName: "Mine",
      description: "",
      version: "1.0.0",
      expression,
      inputs: [{ name: port, type: "SERIES", required: true, description: "Input." }],
      outputs: [{ name: "value", type: isCondition ? "BOOLEAN" : "SERIES", description: "Result." }],
      parameters: {
        [parameter]: {
          type: "integer",
          title: "Number",
          description: "A number.",
          minimum: 1,
          maximum: 50,
          default: 9,
        },
      },
    },
    (name) => systemCatalogue.find(name),
  );
  if (!node) throw new Error(`${expression}: ${problems.map(({ message }) => message).join(", ")}`);
  return node;
}
