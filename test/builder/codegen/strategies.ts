import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import type { Asker, TestApp } from "../../support/test-app";

const DIAGNOSTIC = "severity code rule message nodeId port param line column";
export const GENERATION = `
  id codeHash codeVersion generatedCode validationStatus syntaxCheckPassed securityCheckPassed lineCount complexityScore
  generationTimeMs createdAt instance { id } sourceMap { nodeId startLine endLine }
  logicFlowSnapshot { nodes { id params } }
  validationResult {
    syntaxErrors { ${DIAGNOSTIC} } securityWarnings { ${DIAGNOSTIC} } lintWarnings { ${DIAGNOSTIC} }
    runtimeErrors { ${DIAGNOSTIC} } importsUsed forbiddenImports complexityScore lineCount
  }`;

/** Sends one mutation with an input and gives its payload. */
export async function mutate(app: TestApp, verb: string, type: string, input: object, fields: string, asker?: Asker) {
  const document = `mutation ($input: ${type}!) {
    payload: ${verb}(input: $input) { ${fields} userErrors { code field message } }
  }`;
  const { data, errors } = await app.query(document, { input }, asker);
  if (errors !== undefined) throw new Error(`Not answered with a payload: ${JSON.stringify(errors)}`);
  return data.payload;
}

export async function createInstance(
  app: TestApp,
  logicFlow: LogicFlow,
  name = "A strategy",
  parameters: object = {},
  asker?: Asker,
) {
  const input = { name, logicFlow, parameters };
  const fields = "instance { id revision version }";
  const payload = await mutate(app, "createStrategyInstance", "CreateStrategyInstanceInput", input, fields, asker);
  if (payload.instance === null) throw new Error(`Not created: ${JSON.stringify(payload.userErrors)}`);
  return payload.instance;
}

export async function updateInstance(app: TestApp, input: object, asker?: Asker) {
  const fields = "instance { id revision version }";
  const payload = await mutate(app, "updateStrategyInstance", "UpdateStrategyInstanceInput", input, fields, asker);
  expect(payload.userErrors).toEqual([]);
  return payload.instance;
}

/** Takes a new strategy of revision 1 through its life to the end. */
export async function archive(app: TestApp, id: string): Promise<void> {
  for (const [index, status] of ["TESTING", "ACTIVE", "ARCHIVED"].entries()) {
    await updateInstance(app, { id, expectedRevision: index + 1, status });
  }
}

export function generate(app: TestApp, instanceId: string, asker?: Asker) {
  const fields = `wasDeduplicated codeGeneration { ${GENERATION} }`;
  return mutate(app, "generateCode", "GenerateCodeInput", { instanceId }, fields, asker);
}

export function problemsOf({ userErrors }: { userErrors: { code: string; field: string[] }[] }): string[] {
  return userErrors.map(({ code, field }) => `${code} ${field.join(".")}`);
}
