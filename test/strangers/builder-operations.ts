import type { Attempt } from "./attempt";
import { OWN_FLOW, type OwnedStrategy } from "./owned-strategy";

const NO_ROWS = { totalCount: 0, nodes: [] };
const refused = (field: string) => [{ code: "NOT_FOUND", field: field.split(".") }];

/** A query for one thing by its id. */
function one(name: string, idOf: (strategy: OwnedStrategy) => string): Attempt {
  return {
    document: `query ($id: ID!) { ${name}(id: $id) { id } }`,
    variables: ({ strategy }) => ({ id: idOf(strategy) }),
    answer: null,
  };
}

function list(name: string, filter = ""): Attempt {
  return { document: `{ ${name}${filter} { totalCount nodes { id } } }`, variables: () => ({}), answer: NO_ROWS };
}

export const BUILDER_QUERIES: Readonly<Record<string, Attempt>> = {
  nodeTemplate: one("nodeTemplate", ({ nodeTemplateId }) => nodeTemplateId),
  nodeTemplates: list("nodeTemplates", "(filter: { isSystemTemplate: false })"),
  popularNodeTemplates: {
    document: "{ popularNodeTemplates(first: 1) { name } }",
    variables: () => ({}),
    answer: [{ name: expect.any(String) }],
    isShared: true,
  },
  strategyTemplate: one("strategyTemplate", ({ strategyTemplateId }) => strategyTemplateId),
  strategyTemplates: list("strategyTemplates", "(filter: { isSystemTemplate: false })"),
  strategyInstance: one("strategyInstance", ({ instanceId }) => instanceId),
  strategyInstances: list("strategyInstances"),
  logicFlowDiff: {
    document: "query ($a: ID!, $b: ID!) { logicFlowDiff(a: $a, b: $b) { changed { path } } }",
    variables: ({ strategy }) => ({ a: strategy.versionId, b: strategy.instanceId }),
    answer: null,
  },
  codeGeneration: one("codeGeneration", ({ generationId }) => generationId),
  codeGenerations: list("codeGenerations"),
  codeGenerationDiff: {
    document: "query ($a: ID!, $b: ID!) { codeGenerationDiff(a: $a, b: $b) { unified } }",
    variables: ({ strategy }) => ({ a: strategy.generationId, b: strategy.generationId }),
    answer: null,
  },
  codeGenerationStatusCounts: {
    document: "{ codeGenerationStatusCounts { status count } }",
    variables: () => ({}),
    answer: [],
  },
  securityReport: {
    document: "{ securityReport { rules { id } } }",
    variables: () => ({}),
    answer: { rules: expect.arrayContaining([{ id: "null-byte" }]) },
    isShared: true,
  },
  validateCode: {
    document: 'query { validateCode(source: "x = 1") { status } }',
    variables: () => ({}),
    answer: { status: "VALID" },
    isShared: true,
  },
  quickTest: one("quickTest", ({ quickTestId }) => quickTestId),
  quickTests: list("quickTests"),
  builderSession: one("builderSession", ({ sessionId }) => sessionId),
  builderSessions: list("builderSessions"),
  activeBuilderSession: {
    document: "query ($id: ID) { activeBuilderSession(instanceId: $id) { id } }",
    variables: ({ strategy }) => ({ id: strategy.instanceId }),
    answer: null,
  },
  validateLogicFlow: {
    document: "query ($flow: LogicFlowInput!) { validateLogicFlow(flow: $flow) { isValid } }",
    variables: () => ({ flow: OWN_FLOW }),
    // The flow uses a node template of the owner.
    answer: { isValid: false },
  },
};

/** A mutation on data of the owner; a stranger gets NOT_FOUND. */
function on(
  name: string,
  [inputType, entity]: readonly [string, string],
  field: string,
  inputOf: (strategy: OwnedStrategy) => object,
): Attempt {
  return {
    document: `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${entity} { id } userErrors { code field } } }`,
    variables: ({ strategy }) => ({ input: inputOf(strategy) }),
    answer: { [entity]: null, userErrors: refused(field) },
  };
}

const byId = (strategy: OwnedStrategy) => ({ id: strategy.instanceId, expectedRevision: 2 });

export const BUILDER_MUTATIONS: Readonly<Record<string, Attempt>> = {
  createNodeTemplate: {
    ...on("createNodeTemplate", ["CreateNodeTemplateInput", "nodeTemplate"], "", ({ nodeTemplate }) => nodeTemplate),
    // Another user can use the same name and creates an own template.
    answer: { nodeTemplate: { id: expect.any(String) }, userErrors: [] },
  },
  updateNodeTemplate: on("updateNodeTemplate", ["UpdateNodeTemplateInput", "nodeTemplate"], "input.id", (strategy) => ({
    id: strategy.nodeTemplateId,
    displayName: "Changed",
  })),
  createStrategyInstance: on(
    "createStrategyInstance",
    ["CreateStrategyInstanceInput", "instance"],
    "input.templateId",
    ({ strategyTemplateId: templateId }) => ({ name: "Copied", templateId }),
  ),
  updateStrategyInstance: on(
    "updateStrategyInstance",
    ["UpdateStrategyInstanceInput", "instance"],
    "input.id",
    (of) => ({
      ...byId(of),
      name: "Changed",
    }),
  ),
  restoreStrategyInstance: on(
    "restoreStrategyInstance",
    ["RestoreStrategyInstanceInput", "instance"],
    "input.id",
    (of) => ({ ...byId(of), versionId: of.versionId }),
  ),
  generateCode: on("generateCode", ["GenerateCodeInput", "codeGeneration"], "input.instanceId", (of) => ({
    instanceId: of.instanceId,
  })),
  restoreCodeGeneration: on("restoreCodeGeneration", ["RestoreCodeGenerationInput", "instance"], "input.id", (of) => ({
    id: of.generationId,
    expectedRevision: 2,
  })),
  saveBuilderSession: on("saveBuilderSession", ["SaveBuilderSessionInput", "session"], "input.sessionId", (of) => ({
    sessionId: of.sessionId,
    expectedRevision: 1,
    draftLogicFlow: { nodes: [], edges: [] },
  })),
  restoreBuilderSession: on("restoreBuilderSession", ["RestoreBuilderSessionInput", "session"], "input.id", (of) => ({
    id: of.sessionId,
    revision: 1,
  })),
  closeBuilderSession: on(
    "closeBuilderSession",
    ["BuilderSessionInput", "session"],
    "input.id",
    ({ sessionId: id }) => ({
      id,
    }),
  ),
  // Last, because they delete the data of the owner.
  deleteNodeTemplate: on(
    "deleteNodeTemplate",
    ["DeleteInput", "nodeTemplate"],
    "input.id",
    ({ nodeTemplateId: id }) => ({
      id,
    }),
  ),
  deleteStrategyInstance: on(
    "deleteStrategyInstance",
    ["DeleteInput", "instance"],
    "input.id",
    ({ instanceId: id }) => ({
      id,
    }),
  ),
};
