import { makeCatalogue } from "../../../src/engine/catalogue";
import { compileExpression } from "../../../src/engine/expressions/compile-expression";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import type { FlowPlan, ResolvedInput } from "../../../src/engine/flow/plan/flow-plan";
import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import { compileFlow } from "../../../src/engine/python/compile-flow";
import { pythonLiteral } from "../../../src/engine/python-parts/python-literal";
import { systemNodes } from "../../../src/engine/system-nodes";
import { MISSING_PYTHON, runPythonJson, testPythonIsMissing } from "./run-python";
import { sourceOf } from "./run-strategies";

const HOSTILE: readonly string[] = [
  "",
  '"""\nimport os\n"""',
  "'''; import os; '''",
  'a"b\nimport os',
  "\\",
  '\\"',
  "\\\n",
  '"',
  '""',
  "# -*- coding: latin-1 -*-",
  "\r\nos.system('x')",
  "\u0000\u0001\u001b[2J",
  "\u2028import os\u2029import os\u0085import os\u000cimport os",
  "\u202e\u2066\u200f) tuoba",
  "\u3164\u115f\u2800\u034f\uffff\ufff0\u{e0fff}",
  "\ud800",
  "\udc00\ud800",
  "🚀".repeat(200),
  "class",
  "__import__",
  "self",
  "compute",
  "generate_signals",
  "dates",
  "nan",
  "isfinite",
  "sma",
  "RunningSum",
  "print",
  "ﬁnally ｉｍｐｏｒｔ",
  "1; import os",
  "{0.__class__}",
  'E\ndef f(eval)->eval("print(1)"):0\n#',
  "%s\\N{BELL}\\x00\\u0000",
  'x"""'.repeat(20_000),
];

/** A flow with several similar nodes, so that names can collide. */
const { plan: harmless } = checkFlow(
  buildFlow({
    a: { template: "sma", params: { period: 5 }, label: "one" },
    b: { template: "sma", params: { period: 9 }, label: "two" },
    c: { template: "crosses_above", inputs: { a: "a.value", b: "b.value" }, label: "three" },
    d: { template: "macd", label: "four" },
    e: { template: "less_than", inputs: { a: "d.macd", b: "d.signal" }, label: "five" },
    f: { template: "entry_long", inputs: { condition: "c.result" }, label: "six" },
    g: { template: "exit_long", inputs: { condition: "e.result" }, label: "seven" },
    h: { template: "atr_stop", inputs: { signal: "f.signal" }, label: "eight" },
    i: { template: "own", inputs: { port: "a.value" }, label: "nine" },
    j: { template: "exit_long", inputs: { condition: "i.result" }, label: "ten" },
  }),
  makeCatalogue([...systemNodes, ownNode("Own", "port")!]),
);

/** A user's node with the text in all descriptions and a port of the given name; undefined if it is rejected. */
function ownNode(text: string, port: string): NodeDefinition | undefined {
  const schema = { type: "number", title: text, description: text, default: 3 } as const;
  return compileExpression(
    {
      ...{ name: "own", displayName: text, description: text, version: "1.0.0", expression: `level < ${port}` },
      inputs: [{ name: port, type: "SERIES", required: true, description: text }],
      outputs: [{ name: "result", type: "BOOLEAN", description: text }],
      parameters: { level: schema },
    },
    () => undefined,
  ).node;
}

/** The plan with the text in all places for user text; without labels, template names are used. */
function planWith(plan: FlowPlan, text: string, isLabelled: boolean): FlowPlan {
  const idOf = (id: string) => `${id}${text.slice(0, 60)}`;
  const renamed = (input: ResolvedInput) => (input.kind === "node" ? { ...input, node: idOf(input.node) } : input);
  const nodes = plan.nodes.map((node) => ({
    ...node,
    id: idOf(node.id),
    label: isLabelled ? text : undefined,
    definition: node.definition.name === "own" ? ownNode(text, "port")! : { ...node.definition, displayName: text },
    inputs: Object.fromEntries(Object.entries(node.inputs).map(([port, input]) => [port, renamed(input)])),
  }));
  return { ...plan, nodes };
}

const TEXTS = [...HOSTILE, ...HOSTILE];
const sources = TEXTS.map((text, index) => {
  const plan = planWith(harmless!, text, index < HOSTILE.length);
  return compileFlow(plan, { name: text, flowHash: text, explanation: text }).source;
});

const SHAPES = `
import ast, collections, json, sys
answers = []
for source in json.load(sys.stdin):
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    names = [node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    names += [node.arg for node in nodes if isinstance(node, ast.arg)]
    defined = [node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    inside = next(node for node in tree.body if getattr(node, "name", "") == "compute")
    bound = [name.id for node in ast.walk(inside) if isinstance(node, ast.Assign) for target in node.targets
             for name in ast.walk(target) if isinstance(name, ast.Name) and name.id != "_"]
    answers.append({
        "kinds": collections.Counter(type(node).__name__ for node in nodes),
        "calls": sorted(ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)),
        "attributes": sorted(node.attr for node in nodes if isinstance(node, ast.Attribute)),
        "imports": [ast.unparse(node) for node in nodes if isinstance(node, (ast.Import, ast.ImportFrom))],
        "statements": [type(node).__name__ for node in tree.body],
        "strange": [name for name in names if name.startswith("_") and name != "_" or not name.isascii()],
        "twice": [name for name in set(bound) if bound.count(name) > 1 or name in defined or name == "nan"],
    })
print(json.dumps(answers))
`;

describe("malicious texts", () => {
  test("leave no invisible characters in the source and do not enlarge it", () => {
    for (const source of sources) {
      expect(source).not.toMatch(
        /[\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{NChar}\u3164\u115f\u2800\ufff0\u{e0fff}]|\u034f|(?!\n)\p{Cc}/u,
      );
      expect(source.length).toBeLessThan(30_000);
    }
  });

  test("are only accepted as port names if they are simple words", () => {
    const accepted = HOSTILE.filter((text) => ownNode("Own", text) !== undefined);
    expect(accepted.filter((text) => !/^[a-z]+(_[a-z]+)*$/.test(text))).toEqual([]);
  });

  test("always compile to the same bytes", () => {
    const again = compileFlow(planWith(harmless!, HOSTILE[1]!, true), {
      name: HOSTILE[1]!,
      flowHash: HOSTILE[1]!,
      explanation: HOSTILE[1]!,
    });
    expect(again.source).toBe(sources[1]);
  });

  if (MISSING_PYTHON) testPythonIsMissing("That the structure of the code does not depend on the texts");
  else {
    test("produce a module with the same structure as harmless texts", () => {
      const [expected, ...answers] = runPythonJson(SHAPES, [sourceOf(harmless!), ...sources]) as object[];
      expect(expected).toMatchObject({ strange: [], twice: [] });
      for (const [index, answer] of answers.entries())
        expect({ text: TEXTS[index], ...answer }).toEqual({ text: TEXTS[index], ...expected });
    });

    test("are unchanged after a round trip through a Python literal", () => {
      const literals = HOSTILE.map(pythonLiteral);
      expect(literals.join("")).toMatch(/^[ -~]*$/);
      const program =
        "import ast, json, sys; print(json.dumps([ast.literal_eval(text) for text in json.load(sys.stdin)]))";
      expect(runPythonJson(program, literals)).toEqual(HOSTILE);
      const numbers = [0, -0, 1.5, -3, 1e21, 1e-7, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE, 0.1 + 0.2];
      expect(runPythonJson(program, numbers.map(pythonLiteral))).toEqual(
        numbers.map((value) => (value === 0 ? expect.closeTo(0) : value)),
      );
      expect(runPythonJson(program, [[true, null, ["a", 2.5]]].map(pythonLiteral))).toEqual([[true, null, ["a", 2.5]]]);
    });
  }
});
