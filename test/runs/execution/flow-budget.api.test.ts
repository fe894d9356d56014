import { ask, type ClientFlow, createInstance, crossing, errorsOf, send } from "../../builder/builder-client";
import { createTemplate } from "../../builder/node-templates/own-template";
import { type Asker, testApp } from "../../support/test-app";
import { execute } from "./executed-run";

const app = testApp({ samples: 1 });
const CALLS = Array.from({ length: 77 }, (_, call) => `stddev(close, ${2000 + call})`);
const EXPECTED =
  /^Evaluating 25,200 bars would take .* million steps; .* expensive nodes are n0 \(long_sum_\d, 115 mil/;
const code = "LIMIT_EXCEEDED";

let user: Asker;
let flow: ClientFlow;

beforeAll(async () => {
  user = await app.asker();
  const { name } = await createTemplate(app, user, {
    name: "long_sum_1",
    parameterSchema: { type: "object", properties: {} },
    expression: CALLS.join("+"),
  });
  const expensive = Array.from({ length: 24 }, (_, nth) => ({ id: `n${nth}`, template: name }));
  flow = { ...crossing(), nodes: [...crossing().nodes, ...expensive] };
});

test("validateLogicFlow reports a flow that is too expensive to evaluate, and names its most expensive nodes", async () => {
  const document = `query ($flow: LogicFlowInput!) {
    validateLogicFlow(flow: $flow) { isValid explanation diagnostics { severity code message nodeId } }
  }`;
  const { validateLogicFlow } = await ask(app, document, { flow }, user);
  expect(validateLogicFlow).toMatchObject({ isValid: false, explanation: null });
  const errors = validateLogicFlow.diagnostics.filter(({ severity }: { severity: string }) => severity === "ERROR");
  expect(errors).toEqual([{ severity: "ERROR", code, nodeId: "n0", message: expect.stringMatching(EXPECTED) }]);
});

test("a strategy with such a flow can be saved, but not activated, executed or compiled", async () => {
  const { id, revision } = await createInstance(app, { logicFlow: flow }, user);
  const refused = [{ code, message: expect.stringMatching(EXPECTED) }];

  const testing = await send(
    app,
    "updateStrategyInstance",
    { id, expectedRevision: revision, status: "TESTING" },
    user,
  );
  const { revision: expectedRevision } = testing.instance;
  const activated = await send(app, "updateStrategyInstance", { id, expectedRevision, status: "ACTIVE" }, user);
  expect(errorsOf(activated)).toEqual(["LIMIT_EXCEEDED input.logicFlow.n0"]);
  expect(activated.userErrors).toMatchObject(refused);

  const input = { universe: { tickers: ["AAPL"] }, strategyCode: null, instanceId: id };
  const executed = await execute(app, input, user);
  expect(executed.run).toBeNull();
  expect(executed.userErrors).toMatchObject(refused);

  const generated = await send(app, "generateCode", { instanceId: id }, user);
  expect(generated.codeGeneration).toBeNull();
  expect(generated.userErrors).toMatchObject(refused);
});
