import type { Asker, TestApp } from "../support/test-app";

/** A node as a client sends it. */
export interface ClientNode {
  readonly id: string;
  readonly template: string;
  readonly params?: Record<string, unknown>;
  readonly label?: string;
  readonly isEnabled?: boolean;
  readonly templateVersion?: string;
  readonly x?: number;
  readonly y?: number;
}

export interface ClientFlow {
  readonly nodes: readonly ClientNode[];
  readonly edges: readonly { from: { node: string; port: string }; to: { node: string; port: string } }[];
}

/** Parses an edge such as `"fast.value -> cross.a"`. */
export function edge(text: string) {
  const [from, to] = text.split(" -> ").map((end) => {
    const [node = "", port = ""] = end.split(".");
    return { node, port };
  });
  return { from: from as { node: string; port: string }, to: to as { node: string; port: string } };
}

/** A flow of two moving averages: buys when the fast one crosses above the slow one, with a stop. */
export function crossing({ fast = 10, template = "sma" } = {}): ClientFlow {
  return {
    nodes: [
      { id: "fast", template, params: { period: fast }, label: "Fast", x: 0, y: 0 },
      { id: "slow", template: "sma", params: { period: 30 } },
      { id: "cross", template: "crosses_above" },
      { id: "buy", template: "entry_long" },
      { id: "stop", template: "fixed_percent_stop", params: { percent: 5 } },
    ],
    edges: [
      "fast.value -> cross.a",
      "slow.value -> cross.b",
      "cross.result -> buy.condition",
      "buy.signal -> stop.signal",
    ].map(edge),
  };
}

const ERRORS = "userErrors { code field message }";
const FLOW =
  "nodes { id template templateVersion params label isEnabled x y upgradeAvailable } edges { from { node port } to { node port } } hash";
const DIFF =
  "addedNodes { id } removedNodes { id } changed { nodeId path before after } addedEdges { to { node port } } removedEdges { to { node port } }";
export const INSTANCE = `
  id name status version revision parameters createdAt updatedAt logicFlow { ${FLOW} }
  template { id name } parentVersion { id version } owner { id }`;
const SESSION = `
  id name sessionType isActive revision draftLogicFlow { ${FLOW} } draftParameters draftMetadata
  lastActivityAt expiresAt instance { id }`;
const DIAGNOSTIC = "severity code rule message nodeId port param line column";
const GENERATION = `
  id codeHash codeVersion generatedCode validationStatus syntaxCheckPassed securityCheckPassed lineCount complexityScore
  generationTimeMs createdAt instance { id } sourceMap { nodeId startLine endLine }
  logicFlowSnapshot { nodes { id params } }
  validationResult {
    syntaxErrors { ${DIAGNOSTIC} } securityWarnings { ${DIAGNOSTIC} } lintWarnings { ${DIAGNOSTIC} }
    runtimeErrors { ${DIAGNOSTIC} } importsUsed forbiddenImports complexityScore lineCount
  }`;
const CONFLICT = `conflict { currentRevision diff { ${DIFF} } }`;

/** Input type and selected payload fields of each mutation of the builder. */
const MUTATIONS = {
  createNodeTemplate: [
    "CreateNodeTemplateInput",
    "nodeTemplate { id name version expression usageCount parameterSchema defaultParameters }",
  ],
  updateNodeTemplate: [
    "UpdateNodeTemplateInput",
    "nodeTemplate { id displayName version expression parameterSchema defaultParameters }",
  ],
  deleteNodeTemplate: ["DeleteInput", "nodeTemplate { id }"],
  createStrategyInstance: ["CreateStrategyInstanceInput", `instance { ${INSTANCE} }`],
  updateStrategyInstance: ["UpdateStrategyInstanceInput", `instance { ${INSTANCE} } ${CONFLICT}`],
  restoreStrategyInstance: ["RestoreStrategyInstanceInput", `instance { ${INSTANCE} } ${CONFLICT}`],
  deleteStrategyInstance: ["DeleteInput", "instance { id }"],
  saveBuilderSession: ["SaveBuilderSessionInput", `session { ${SESSION} } ${CONFLICT}`],
  restoreBuilderSession: ["RestoreBuilderSessionInput", `session { ${SESSION} }`],
  closeBuilderSession: ["BuilderSessionInput", `session { ${SESSION} }`],
  generateCode: ["GenerateCodeInput", `wasDeduplicated codeGeneration { ${GENERATION} }`],
  restoreCodeGeneration: ["RestoreCodeGenerationInput", `instance { ${INSTANCE} }`],
} as const;

/** Sends a mutation of the builder and returns its payload; an error outside the payload fails the test. */
export async function send(app: TestApp, name: keyof typeof MUTATIONS, input: object, asker?: Asker) {
  const [type, selection] = MUTATIONS[name];
  const document = `mutation ($input: ${type}!) { payload: ${name}(input: $input) { ${selection} ${ERRORS} } }`;
  const { data, errors } = await app.query(document, { input }, asker);
  if (errors !== undefined) throw new Error(`The response has no payload: ${JSON.stringify(errors)}`);
  return data.payload;
}

/** Creates a strategy. */
export async function createInstance(app: TestApp, input: object = {}, asker?: Asker) {
  const payload = await send(app, "createStrategyInstance", { name: "Mine", logicFlow: crossing(), ...input }, asker);
  if (payload.instance === null) throw new Error(`The strategy was not created: ${JSON.stringify(payload.userErrors)}`);
  return payload.instance;
}

/** Sends a query that must succeed, and returns its data. */
export async function ask(app: TestApp, document: string, variables: Record<string, unknown> = {}, asker?: Asker) {
  const { data, errors } = await app.query(document, variables, asker);
  if (errors !== undefined) throw new Error(`The query failed: ${JSON.stringify(errors)}`);
  return data;
}

/** Reads a session by its id; `more` adds fields to the selection. */
export async function sessionOf(app: TestApp, id: string, more = "", asker?: Asker) {
  const document = `query ($id: ID!) { builderSession(id: $id) { ${SESSION} ${more} } }`;
  return (await ask(app, document, { id }, asker)).builderSession;
}

/** Codes and dotted paths of the userErrors of a payload, such as `NOT_FOUND input.id`. */
export function errorsOf(payload: { userErrors: { code: string; field: string[] | null }[] }): string[] {
  return payload.userErrors.map(({ code, field }) => `${code} ${field?.join(".") ?? "-"}`);
}
