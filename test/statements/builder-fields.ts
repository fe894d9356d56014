import type { CountedField } from "./counted-field";

const ofStrategies = (selection: string) =>
  `query ($parents: Int) { parents: strategyInstances(first: $parents) { nodes { ${selection} } } }`;
const ofTemplates = (list: string, selection: string) =>
  `query ($parents: Int) { parents: ${list}(first: $parents, filter: { isSystemTemplate: false }) { nodes { ${selection} } } }`;
const ofSessions = (selection: string) => ofStrategies(`activeSession { ${selection} }`);

/** The builder's fields below lists; each selects its field under the alias `measured`. */
export const BUILDER_FIELDS: Readonly<Record<string, CountedField>> = {
  "LogicFlow.hash": { document: ofStrategies("logicFlow { measured: hash }"), statements: 2 },
  "FlowNode.upgradeAvailable": {
    document: ofStrategies("logicFlow { nodes { measured: upgradeAvailable } }"),
    statements: 3,
  },
  "NodeTemplate.owner": { document: ofTemplates("nodeTemplates", "measured: owner { id }"), statements: 2 },
  "StrategyTemplate.ratingAverage": {
    document: ofTemplates("strategyTemplates", "measured: ratingAverage"),
    statements: 1,
  },
  "StrategyInstance.logicFlow": {
    document: ofStrategies("measured: logicFlow { edges { to { node } } }"),
    statements: 2,
  },
  "StrategyInstance.owner": { document: ofStrategies("measured: owner { id }"), statements: 2 },
  "StrategyInstance.template": { document: ofStrategies("measured: template { name }"), statements: 2 },
  "StrategyInstance.parentVersion": { document: ofStrategies("measured: parentVersion { version }"), statements: 2 },
  "StrategyInstance.versions": {
    document: ofStrategies("measured: versions(first: 2) { nodes { id } }"),
    statements: 2,
  },
  "StrategyInstance.latestCodeGeneration": {
    document: ofStrategies("measured: latestCodeGeneration { codeHash }"),
    statements: 2,
  },
  "StrategyInstance.codeGenerations": {
    document: ofStrategies("measured: codeGenerations(first: 2) { nodes { codeHash } }"),
    statements: 2,
  },
  "StrategyInstance.latestQuickTest": { document: ofStrategies("measured: latestQuickTest { status }"), statements: 2 },
  "StrategyInstance.quickTests": {
    document: ofStrategies("measured: quickTests(first: 2) { nodes { status } }"),
    statements: 2,
  },
  "StrategyInstance.activeSession": { document: ofStrategies("measured: activeSession { revision }"), statements: 2 },
  "CodeGeneration.logicFlowSnapshot": {
    document: ofStrategies("latestCodeGeneration { measured: logicFlowSnapshot { edges { to { node } } } }"),
    statements: 3,
  },
  "CodeGeneration.instance": {
    document: ofStrategies("latestCodeGeneration { measured: instance { id } }"),
    statements: 3,
  },
  "QuickTest.logicFlowSnapshot": {
    document: ofStrategies("latestQuickTest { measured: logicFlowSnapshot { edges { to { node } } } }"),
    statements: 3,
  },
  "QuickTest.instance": { document: ofStrategies("latestQuickTest { measured: instance { id } }"), statements: 3 },
  "QuickTest.isStale": { document: ofStrategies("latestQuickTest { measured: isStale }"), statements: 5 },
  "BuilderSession.instance": { document: ofSessions("measured: instance { id }"), statements: 3 },
  "BuilderSession.draftLogicFlow": {
    document: ofSessions("measured: draftLogicFlow { edges { to { node } } }"),
    statements: 3,
  },
  "StrategyInstance.parameters": { document: ofStrategies("measured: parameters"), statements: 2 },
  "CodeGeneration.generatedCode": {
    document: ofStrategies("latestCodeGeneration { measured: generatedCode }"),
    statements: 3,
  },
  "CodeGeneration.sourceMap": {
    document: ofStrategies("latestCodeGeneration { measured: sourceMap { nodeId } }"),
    statements: 3,
  },
  "CodeGeneration.validationResult": {
    document: ofStrategies("latestCodeGeneration { measured: validationResult { lineCount } }"),
    statements: 3,
  },
  "BuilderSession.draftMetadata": { document: ofSessions("measured: draftMetadata"), statements: 3 },
  "BuilderSessionRevision.draftMetadata": {
    document: ofSessions("revisions(first: 2) { nodes { measured: draftMetadata } }"),
    statements: 4,
  },
  "BuilderSession.draftParameters": { document: ofSessions("measured: draftParameters"), statements: 3 },
  "BuilderSession.revisions": {
    document: ofSessions("measured: revisions(first: 2) { nodes { savedAt } }"),
    statements: 3,
  },
  "BuilderSession.accessLog": {
    document: ofSessions("measured: accessLog(first: 2) { nodes { action } }"),
    statements: 3,
  },
  "BuilderSessionRevision.draftLogicFlow": {
    document: ofSessions("revisions(first: 2) { nodes { measured: draftLogicFlow { edges { to { node } } } } }"),
    statements: 4,
  },
  "BuilderSessionRevision.draftParameters": {
    document: ofSessions("revisions(first: 2) { nodes { measured: draftParameters } }"),
    statements: 4,
  },
  "BuilderSessionAccess.user": {
    document: ofSessions("accessLog(first: 2) { nodes { measured: user { id } } }"),
    statements: 4,
  },
  "StrategyInstanceConnection.totalCount": {
    document: ofStrategies("versions(first: 1) { measured: totalCount }"),
    statements: 3,
  },
  "CodeGenerationConnection.totalCount": {
    document: ofStrategies("codeGenerations(first: 1) { measured: totalCount }"),
    statements: 3,
  },
  "QuickTestConnection.totalCount": {
    document: ofStrategies("quickTests(first: 1) { measured: totalCount }"),
    statements: 3,
  },
  "BuilderSessionRevisionConnection.totalCount": {
    document: ofSessions("revisions(first: 1) { measured: totalCount }"),
    statements: 4,
  },
  "BuilderSessionAccessConnection.totalCount": {
    document: ofSessions("accessLog(first: 1) { measured: totalCount }"),
    statements: 4,
  },
};

/** Several fields in one document. */
export const BUILDER_COMBINED: Readonly<Record<string, CountedField>> = {
  "everything that a list of strategies shows": {
    document: ofStrategies(
      "owner { id } template { name } latestCodeGeneration { codeHash } latestQuickTest { status } measured: activeSession { revision }",
    ),
    statements: 6,
  },
};

/** A query for each connection of the builder; `PAGE` is replaced by the selection. */
export const BUILDER_CONNECTIONS: Readonly<Record<string, string>> = {
  "Query.nodeTemplates": "{ nodeTemplates(first: 2) { PAGE } }",
  "Query.strategyTemplates": "{ strategyTemplates(first: 2) { PAGE } }",
  "Query.strategyInstances": "{ strategyInstances(first: 2) { PAGE } }",
  "Query.codeGenerations": "{ codeGenerations(first: 2) { PAGE } }",
  "Query.quickTests": "{ quickTests(first: 2) { PAGE } }",
  "Query.builderSessions": "{ builderSessions(first: 2) { PAGE } }",
  "StrategyInstance.versions": "{ strategyInstances(first: 2) { nodes { versions(first: 2) { PAGE } } } }",
  "StrategyInstance.codeGenerations":
    "{ strategyInstances(first: 2) { nodes { codeGenerations(first: 2) { PAGE } } } }",
  "StrategyInstance.quickTests": "{ strategyInstances(first: 2) { nodes { quickTests(first: 2) { PAGE } } } }",
  "BuilderSession.revisions":
    "{ strategyInstances(first: 2) { nodes { activeSession { revisions(first: 2) { PAGE } } } } }",
  "BuilderSession.accessLog":
    "{ strategyInstances(first: 2) { nodes { activeSession { accessLog(first: 2) { PAGE } } } } }",
};
