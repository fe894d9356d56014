import { createInstance, crossing, send } from "../builder/builder-client";
import type { Asker, TestApp } from "../support/test-app";

/** A node template of the owner. */
const NODE_TEMPLATE = {
  name: "owners_average",
  displayName: "The owner's average",
  nodeType: "CUSTOM",
  parameterSchema: { type: "object", properties: { period: { type: "integer", default: 10 } } },
  inputPorts: [],
  outputPorts: [{ name: "value", type: "SERIES" }],
  expression: "sma(close, period)",
};
/** A flow that only the owner can use. */
export const OWN_FLOW = crossing({ template: NODE_TEMPLATE.name });

/** The data of the owner in the builder. */
export interface OwnedStrategy {
  readonly nodeTemplate: typeof NODE_TEMPLATE;
  readonly nodeTemplateId: string;
  readonly strategyTemplateId: string;
  readonly instanceId: string;
  /** The previous version of the instance. */
  readonly versionId: string;
  readonly generationId: string;
  readonly quickTestId: string;
  readonly sessionId: string;
}

/** Inserts a node template, a rated strategy template, and a strategy with two versions, code, a test and a draft. */
export async function insertOwnedStrategy(app: TestApp, owner: Asker): Promise<OwnedStrategy> {
  const { nodeTemplate } = await send(app, "createNodeTemplate", NODE_TEMPLATE, owner);
  const { id: instanceId } = await createInstance(app, { logicFlow: OWN_FLOW }, owner);
  const { instance } = await send(
    app,
    "updateStrategyInstance",
    { id: instanceId, expectedRevision: 1, logicFlow: crossing() },
    owner,
  );
  const { session } = await send(app, "saveBuilderSession", { instanceId, draftLogicFlow: OWN_FLOW }, owner);
  const inserted = async (statement: string, ...values: string[]): Promise<string> =>
    (await app.database.sql(`insert into builder.${statement} returning id`, values))[0].id;
  const strategyTemplateId = await inserted(
    `strategy_templates (name, category, logic_flow, user_id) values ('Own', 'OSCILLATION', '{"nodes": [], "edges": []}', $1)`,
    owner.id,
  );
  await inserted("template_ratings (template_id, user_id, rating) values ($1, $2, 5)", strategyTemplateId, owner.id);
  return {
    nodeTemplate: NODE_TEMPLATE,
    nodeTemplateId: nodeTemplate.id,
    strategyTemplateId,
    instanceId,
    versionId: instance.parentVersion.id,
    generationId: await inserted(
      `code_generations (instance_id, user_id, logic_flow_snapshot, generated_code, code_hash)
       values ($1, $2, '{"nodes": [], "edges": []}', 'x = 1', repeat('a', 64))`,
      instanceId,
      owner.id,
    ),
    quickTestId: await inserted(
      `quick_tests (instance_id, user_id, test_config, logic_flow_snapshot)
       values ($1, $2, '{}', '{"nodes": [], "edges": []}')`,
      instanceId,
      owner.id,
    ),
    sessionId: session.id,
  };
}
