import type { EntityManager } from "typeorm";
import { parameterSchemaOf } from "../../engine/nodes/check-parameters";
import type { InputPort, NodeDefinition } from "../../engine/nodes/node-definition";
import { type TemplateTable, writeTemplates } from "../write-templates";
import { defaultsOf } from "./parse-parameter-schema";

const NODE_TEMPLATES = {
  name: "writeNodeTemplates",
  table: "builder.node_templates",
  columns: {
    name: "text",
    display_name: "text",
    description: "text",
    node_type: "text",
    category: "text",
    parameter_schema: "jsonb",
    default_parameters: "jsonb",
    input_ports: "jsonb",
    output_ports: "jsonb",
    version: "text",
  },
} satisfies TemplateTable;

/** Updates the system's node templates in the database to the catalogue. Returns the number of rows written. */
export function writeNodeTemplates(db: EntityManager, nodes: readonly NodeDefinition[]): Promise<number> {
  return writeTemplates(db, NODE_TEMPLATES, nodes.map(toRow));
}

function toRow(
  node: NodeDefinition,
): Readonly<Record<keyof typeof NODE_TEMPLATES.columns, unknown>> & { name: string } {
  return {
    name: node.name,
    display_name: node.displayName,
    description: node.description,
    node_type: node.nodeType,
    category: node.category,
    parameter_schema: parameterSchemaOf(node),
    default_parameters: defaultsOf(node.parameters),
    input_ports: node.inputs.map(toPort),
    output_ports: node.outputs.map((port) => ({ ...port, required: false })),
    version: node.version,
  };
}

function toPort({ name, type, required, description, fallback }: InputPort) {
  return { name, type, required, description, ...(fallback === undefined ? {} : { fallback }) };
}
