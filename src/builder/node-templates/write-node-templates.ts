import type { EntityManager } from "typeorm";
import { parameterSchemaOf } from "../../engine/nodes/check-parameters";
import type { InputPort, NodeDefinition } from "../../engine/nodes/node-definition";
import { rowsOf } from "../../platform/sql/rows";
import { defaultsOf } from "./parse-parameter-schema";

/**
 * Updates the system templates in the database to the catalogue, matched by name: inserts new ones, updates changed ones and
 * marks those deleted that are no longer in the catalogue. One statement, so that concurrent starts do not conflict. Returns
 * the number of rows written; unchanged rows are not written.
 */
export async function writeNodeTemplates(db: EntityManager, nodes: readonly NodeDefinition[]): Promise<number> {
  const wanted = nodes.map(rowOf).sort((one, other) => (one.name < other.name ? -1 : 1));
  const [written] = await rowsOf<{ rows: number }>(
    db,
    `/* writeNodeTemplates */
     with wanted as (
       select *
       from jsonb_to_recordset($1::jsonb) as node (
         name text, display_name text, description text, node_type text, category text, parameter_schema jsonb,
         default_parameters jsonb, input_ports jsonb, output_ports jsonb, version text
       )
     ),
     gone as (
       update builder.node_templates template
       set is_deleted = true, deleted_at = now(), updated_at = now()
       where template.is_system_template
         and not template.is_deleted
         and template.name not in (select name from wanted)
       returning 1
     ),
     written as (
       insert into builder.node_templates as template
         (name, display_name, description, node_type, category, parameter_schema, default_parameters, input_ports,
          output_ports, version, is_system_template)
       select name, display_name, description, node_type, category, parameter_schema, default_parameters, input_ports,
              output_ports, version, true
       from wanted
       on conflict (name) where is_system_template and not is_deleted do update
       set display_name = excluded.display_name,
           description = excluded.description,
           node_type = excluded.node_type,
           category = excluded.category,
           parameter_schema = excluded.parameter_schema,
           default_parameters = excluded.default_parameters,
           input_ports = excluded.input_ports,
           output_ports = excluded.output_ports,
           version = excluded.version,
           updated_at = now()
       where (template.display_name, template.description, template.node_type, template.category,
              template.parameter_schema, template.default_parameters, template.input_ports, template.output_ports,
              template.version)
         is distinct from
             (excluded.display_name, excluded.description, excluded.node_type, excluded.category,
              excluded.parameter_schema, excluded.default_parameters, excluded.input_ports, excluded.output_ports,
              excluded.version)
       returning 1
     )
     select (select count(*) from gone)::integer + (select count(*) from written)::integer as rows`,
    [JSON.stringify(wanted)],
  );
  return written?.rows ?? 0;
}

function rowOf(node: NodeDefinition) {
  return {
    name: node.name,
    display_name: node.displayName,
    description: node.description,
    node_type: node.nodeType,
    category: node.category,
    parameter_schema: parameterSchemaOf(node),
    default_parameters: defaultsOf(node.parameters),
    input_ports: node.inputs.map(inputOf),
    output_ports: node.outputs.map((port) => ({ ...port, required: false })),
    version: node.version,
  };
}

function inputOf({ name, type, required, description, fallback }: InputPort) {
  return { name, type, required, description, ...(fallback === undefined ? {} : { fallback }) };
}
