import type { TestDatabase } from "../support/test-database";

const USER = "(select id from identity.users where email = 'local@localhost')";

/** Inserts 30 strategies of the local user with everything that can belong to one, and 30 templates of each kind. */
export async function insertThirtyStrategies({ sql }: TestDatabase): Promise<void> {
  const each = "generate_series(1, 30) as nth";
  const flow = `jsonb_build_object('nodes', jsonb_build_array(jsonb_build_object(
    'id', 'a', 'template', 'own_' || nth, 'templateVersion', '1.0.0', 'params', '{}'::jsonb, 'isEnabled', true)),
    'edges', '[]'::jsonb)`;
  const statements = [
    `insert into builder.node_templates (name, display_name, node_type, user_id, version)
     select 'own_' || nth, 'Own', 'CUSTOM', ${USER}, '2.0.0' from ${each}`,
    `insert into builder.strategy_templates (name, category, logic_flow, user_id, rating_average, rating_count)
     select 'Own ' || nth, 'OSCILLATION', ${flow}, ${USER}, 4.5, 2 from ${each}`,
    `insert into builder.strategy_instances (name, template_id, user_id, logic_flow, version, created_at)
     select 'Strategy', (select id from builder.strategy_templates where name = 'Own ' || nth), ${USER}, ${flow}, 2,
            now() + nth * interval '1 second'
     from ${each}`,
    `insert into builder.strategy_instances (name, user_id, logic_flow, current_id)
     select name, user_id, logic_flow, id from builder.strategy_instances`,
    `update builder.strategy_instances live
     set parent_version_id = previous.id
     from builder.strategy_instances previous
     where previous.current_id = live.id`,
    `insert into builder.code_generations
       (instance_id, user_id, logic_flow_snapshot, generated_code, code_hash, source_map, validation_result, created_at)
     select id, user_id, logic_flow, 'x = 1', md5(nth::text) || md5(nth::text),
            '[{"nodeId": "a", "startLine": 1, "endLine": 1}]', '{"lineCount": 1}', now() - nth * interval '1 day'
     from builder.strategy_instances
     cross join generate_series(1, 2) as nth
     where current_id is null`,
    `insert into builder.quick_tests (instance_id, user_id, test_config, logic_flow_snapshot, created_at)
     select id, user_id, '{}', logic_flow, now() - nth * interval '1 day'
     from builder.strategy_instances
     cross join generate_series(1, 2) as nth
     where current_id is null`,
    `insert into builder.builder_sessions (instance_id, user_id, draft_logic_flow, draft_metadata, expires_at)
     select id, user_id, logic_flow, '{"zoom": 2}', now() + interval '1 day'
     from builder.strategy_instances
     where current_id is null`,
    `insert into builder.builder_session_revisions (session_id, revision, draft_logic_flow, draft_parameters, draft_metadata)
     select id, nth, draft_logic_flow, '{}', '{"zoom": 2}'
     from builder.builder_sessions
     cross join generate_series(1, 2) as nth`,
    `insert into builder.builder_session_accesses (session_id, user_id, action, revision)
     select id, user_id, 'SAVE', nth
     from builder.builder_sessions
     cross join generate_series(1, 2) as nth`,
    `insert into runs.strategy_run_flow (run_id, instance_id, flow_owner_id, name, logic_flow)
     select run.run_id, instance.id, run.owner_id, 'Own', '{}'
     from (select *, row_number() over (order by run_id) as nth from runs.strategy_run) run
     join (
       select id, row_number() over (order by id) as nth from builder.strategy_instances where current_id is null
     ) instance using (nth)`,
  ];
  for (const statement of statements) await sql(statement);
}
