import { createHash } from "node:crypto";
import { generateCode } from "../../../../src/builder/codegen/generate/generate-code";
import type { ValidationCaller } from "../../../../src/builder/python-validator/validation-caller";
import { type ValidatorPool, ValidatorPoolBusy } from "../../../../src/builder/python-validator/validator-pool";
import type { LogicFlow } from "../../../../src/engine/flow/logic-flow";
import { systemStrategyTemplates } from "../../../../src/engine/flow/strategy-templates/system-strategy-templates";
import { Role, type Viewer } from "../../../../src/identity";
import { type Asker, testApp } from "../../../support/test-app";
import { createInstance, errorsOf } from "../../builder-client";
import { archive, generate, updateInstance } from "../strategies";

jest.setTimeout(120_000);
const app = testApp();
const { flow } = systemStrategyTemplates[0]!;
const withPeriod = (period: number) => ({
  ...flow,
  nodes: flow.nodes.map((node) => (node.id === "fast" ? { ...node, params: { period } } : node)),
});
const rowsOf = (instanceId: string) =>
  app.database.sql("select * from builder.code_generations where instance_id = $1 order by created_at", [instanceId]);

test.each(systemStrategyTemplates.map(({ code, flow: ready }) => [code, ready] as const))(
  "the code of %s is valid and returns the signals of the flow over real bars",
  async (code, ready) => {
    const { id } = await createInstance(app, { logicFlow: ready, name: code });
    const { codeGeneration, wasDeduplicated, userErrors } = await generate(app, id);
    expect(userErrors).toEqual([]);
    expect(wasDeduplicated).toBe(false);
    const { generatedCode, validationResult: found } = codeGeneration;
    expect(codeGeneration).toMatchObject({
      ...{ validationStatus: "VALID", syntaxCheckPassed: true, securityCheckPassed: true, codeVersion: "1.0.3" },
      ...{ codeHash: createHash("sha256").update(generatedCode).digest("hex"), instance: { id } },
      ...{ lineCount: generatedCode.trimEnd().split("\n").length, complexityScore: expect.any(Number) },
    });
    expect(found).toMatchObject({ syntaxErrors: [], securityWarnings: [], lintWarnings: [], runtimeErrors: [] });
    expect(found.importsUsed).toEqual(["csv", "math", "sys"]);
    // Every node of the flow has lines within the code.
    const owners = new Set(codeGeneration.sourceMap.map(({ nodeId }: { nodeId: string }) => nodeId));
    expect([...owners].sort()).toEqual(ready.nodes.map((node) => node.id).sort());
    const ends = codeGeneration.sourceMap.map(({ endLine }: { endLine: number }) => endLine);
    expect(Math.max(...ends)).toBeLessThanOrEqual(codeGeneration.lineCount);
  },
);

test("fifty concurrent calls and a later one store one row", async () => {
  const { id } = await createInstance(app, { logicFlow: flow });
  const answers = await Promise.all(Array.from({ length: 50 }, () => generate(app, id)));
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect(new Set(answers.map(({ codeGeneration }) => codeGeneration.id)).size).toBe(1);
  expect(answers.filter(({ wasDeduplicated }) => !wasDeduplicated)).toHaveLength(1);
  expect((await generate(app, id)).wasDeduplicated).toBe(true);
  expect(await rowsOf(id)).toHaveLength(1);
});

test("code stored as invalid is validated again, in the same row", async () => {
  const { id } = await createInstance(app, { logicFlow: flow });
  const first = await generate(app, id);
  await app.database.sql(
    "update builder.code_generations set validation_status = 'RUNTIME_ERROR' where instance_id = $1",
    [id],
  );
  const again = await generate(app, id);
  expect(again.wasDeduplicated).toBe(true);
  expect(again.codeGeneration).toMatchObject({ id: first.codeGeneration.id, validationStatus: "VALID" });
});

describe("when the validators", () => {
  const report = {
    status: "RUNTIME_ERROR",
    syntaxErrors: [],
    securityWarnings: [],
    lintWarnings: [],
    runtimeErrors: [],
  };
  const none = { importsUsed: [], forbiddenImports: [], complexityScore: 1, lineCount: 1 };
  /** Creates a strategy of a new user, and a function that generates its code with other validators than the app's. */
  async function generatedBy(
    validate: (code: { id: string; owner: Asker }, caller?: ValidationCaller) => Promise<object>,
  ) {
    const owner = await app.asker();
    const { id } = await createInstance(app, { logicFlow: flow }, owner);
    const viewer = { id: owner.id, role: Role.USER } as Viewer;
    const validators = {
      timeoutMs: 10_000,
      validate: (_: object, caller?: ValidationCaller) => validate({ id, owner }, caller),
    } as ValidatorPool;
    const begin = (aborted?: AbortSignal) =>
      generateCode(app.database.db, viewer, { instanceId: id }, { ...app, validators }, aborted);
    return { id, begin };
  }

  test("are busy, the call is rejected and nothing is stored", async () => {
    const { id, begin } = await generatedBy(() => Promise.reject(new ValidatorPoolBusy()));
    await expect(begin()).rejects.toMatchObject({ problems: [{ code: "LIMIT_EXCEEDED" }] });
    expect(await rowsOf(id)).toEqual([]);
  });

  test.each([
    ["before it was inspected", false, null],
    ["while it ran", true, true],
  ])("stop the code at the time limit %s, it is stored as PENDING", async (_, hasRun, isPassed) => {
    const runtimeErrors = [{ severity: "ERROR", rule: "time-limit", message: "Stopped.", line: null, column: null }];
    const { id, begin } = await generatedBy(async () => ({ ...report, ...none, runtimeErrors, hasRun }));
    expect((await begin()).codeGeneration).toMatchObject({
      ...{ validationStatus: "PENDING", syntaxCheckPassed: isPassed, securityCheckPassed: isPassed },
      validationResult: { runtimeErrors: [{ severity: "WARNING", rule: "too-slow-to-prove" }] },
    });
    expect(await rowsOf(id)).toMatchObject([{ validation_status: "PENDING" }]);
  });

  test("find code invalid that another call stored as valid in the meantime, it stays valid", async () => {
    const { id, begin } = await generatedBy(async ({ id: instanceId, owner }) => {
      await generate(app, instanceId, owner);
      return { ...report, ...none };
    });
    expect((await begin()).codeGeneration).toMatchObject({ instanceId: id, validationStatus: "VALID" });
  });

  test("work for requests that were all aborted, the validation is cancelled and nothing is stored", async () => {
    let signal: AbortSignal | undefined;
    const { id, begin } = await generatedBy((_, caller) => {
      signal = caller?.signal;
      return new Promise((__, reject) => {
        const refuse = () => reject(new ValidatorPoolBusy());
        if (signal?.aborted) refuse();
        else signal?.addEventListener("abort", refuse);
      });
    });
    const [one, other] = [new AbortController(), new AbortController()];
    const refusals = [begin(one.signal), begin(other.signal)].map((each) => expect(each).rejects.toThrow());
    while (signal === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
    one.abort();
    other.abort();
    await Promise.all(refusals);
    expect(signal.aborted).toBe(true);
    expect(await rowsOf(id)).toEqual([]);
  });
});

test("a change of layout gives the same code; a change of a parameter gives other code, stored in addition", async () => {
  const { id } = await createInstance(app, { logicFlow: flow });
  const first = await generate(app, id);
  const moved = {
    nodes: [...flow.nodes].reverse().map((node) => ({ ...node, x: 7 })),
    edges: [...flow.edges].reverse(),
  };
  await updateInstance(app, { id, expectedRevision: 1, logicFlow: moved });
  expect((await generate(app, id)).codeGeneration.id).toBe(first.codeGeneration.id);
  await updateInstance(app, { id, expectedRevision: 2, logicFlow: withPeriod(7) });
  const other = await generate(app, id);
  expect(other.wasDeduplicated).toBe(false);
  expect(other.codeGeneration.generatedCode).not.toBe(first.codeGeneration.generatedCode);
  expect(await rowsOf(id)).toHaveLength(2);
});

test("the code and the snapshot contain the parameters of the strategy", async () => {
  const { id } = await createInstance(app, { logicFlow: flow, parameters: { fast: { period: 9 } } });
  const { codeGeneration } = await generate(app, id);
  expect(codeGeneration.generatedCode).toMatch(/_PERIOD = 9$/m);
  const fast = codeGeneration.logicFlowSnapshot.nodes.find((node: { id: string }) => node.id === "fast");
  expect(fast.params).toEqual({ period: 9, source: "close" });
});

test("a flow without signals on the sample is valid, with a warning", async () => {
  const never: LogicFlow = {
    nodes: [
      { id: "far", template: "greater_than", params: { value: 1e9 }, isEnabled: true },
      { id: "price", template: "price", params: {}, isEnabled: true },
      { id: "buy", template: "entry_long", params: {}, isEnabled: true },
      { id: "stop", template: "fixed_percent_stop", params: {}, isEnabled: true },
    ],
    edges: [
      { from: { node: "price", port: "close" }, to: { node: "far", port: "a" } },
      { from: { node: "far", port: "result" }, to: { node: "buy", port: "condition" } },
      { from: { node: "buy", port: "signal" }, to: { node: "stop", port: "signal" } },
    ],
  };
  const { id } = await createInstance(app, { logicFlow: never });
  const { codeGeneration } = await generate(app, id);
  expect(codeGeneration.validationStatus).toBe("VALID");
  expect(codeGeneration.validationResult.lintWarnings).toMatchObject([
    { severity: "WARNING", rule: "no-signal-on-sample", message: expect.stringContaining("AAPL") },
  ]);
});

describe("rejects, without storing anything,", () => {
  const refused = async (id: string, asker?: Asker) => {
    const problems = errorsOf(await generate(app, id, asker));
    expect(await app.database.sql("select from builder.code_generations where instance_id::text = $1", [id])).toEqual(
      [],
    );
    return problems;
  };

  test("a flow with errors, reporting each of them with its node", async () => {
    const edges = flow.edges.filter(({ to }) => to.node !== "leave");
    const { id } = await createInstance(app, { logicFlow: { ...withPeriod(0), edges } });
    expect((await refused(id)).sort()).toEqual([
      "MISSING_INPUT input.instanceId.leave.condition",
      "OUT_OF_RANGE input.instanceId.fast.period",
    ]);
  });

  test("a strategy of another user", async () => {
    const [owner, stranger] = [await app.asker(), await app.asker()];
    const { id } = await createInstance(app, { logicFlow: flow }, owner);
    expect(await refused(id, stranger)).toEqual(["NOT_FOUND input.instanceId"]);
    expect(errorsOf(await generate(app, id, owner))).toEqual([]);
  });

  test("an archived strategy", async () => {
    const { id } = await createInstance(app, { logicFlow: flow });
    await archive(app, id);
    expect(await refused(id)).toEqual(["INVALID_TRANSITION input.instanceId"]);
  });

  test.each(["", "none", "00000000-0000-4000-8000-000000000000", "'; drop table builder.code_generations; --"])(
    "the unknown id %j",
    async (id) => expect(await refused(id)).toEqual(["NOT_FOUND input.instanceId"]),
  );
});
