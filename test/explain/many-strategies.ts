import type { TestDatabase } from "../support/test-database";

export const OWNER = "00000000-0000-4000-8000-000000000001";

/** 100 users with 20 strategies each; each strategy with 20 generations, 20 quick tests and a session; 5,000 templates. */
export async function insertManyStrategies({ sql }: TestDatabase): Promise<void> {
  const user = "('00000000-0000-4000-8000-' || lpad(owner.nth::text, 12, '0'))::uuid";
  const statements = [
    `insert into identity.users (id, email, full_name)
     select ${user}, 'owner' || nth || '@example.com', 'Owner' from generate_series(1, 100) as owner (nth)`,
    `insert into builder.strategy_instances (name, user_id, logic_flow, created_at)
     select 'Strategy', ${user}, '{"nodes": [], "edges": []}', now() - strategy.nth * interval '1 hour'
     from generate_series(1, 100) as owner (nth)
     cross join generate_series(1, 20) as strategy (nth)`,
    `insert into builder.code_generations
       (instance_id, user_id, logic_flow_snapshot, generated_code, code_hash, validation_status, created_at)
     select instance.id, instance.user_id, '{}', repeat('x = 1', 50), md5(random()::text) || md5(random()::text),
            case when nth = 1 then 'SECURITY_ERROR' else 'VALID' end, now() - nth * interval '1 day'
     from builder.strategy_instances instance
     cross join generate_series(1, 20) as nth`,
    `insert into builder.quick_tests
       (instance_id, user_id, test_config, logic_flow_snapshot, status, created_at, completed_at)
     select instance.id, instance.user_id, '{}', '{}', case when nth = 1 then 'FAILED' else 'COMPLETED' end,
            now() - nth * interval '1 day', now()
     from builder.strategy_instances instance
     cross join generate_series(1, 20) as nth`,
    `insert into builder.builder_sessions (instance_id, user_id, draft_logic_flow, is_active, last_activity_at, expires_at)
     select instance.id, instance.user_id, '{}', nth = 1, now() - (nth - 1) * interval '1 day',
            now() + (1.5 - nth) * interval '1 day'
     from builder.strategy_instances instance
     cross join generate_series(1, 10) as nth`,
    `insert into builder.node_templates (name, display_name, node_type, category, user_id, is_system_template, usage_count)
     select 'template_' || made.nth, 'Template',
            (array['INDICATOR', 'CONDITION', 'SIGNAL', 'POSITION', 'CUSTOM'])[1 + made.nth % 5],
            'CATEGORY_' || made.nth % 40, case when made.nth > 300 then ${user} end, made.nth <= 300, made.nth
     from generate_series(1, 5000) as made (nth)
     cross join lateral (select 1 + made.nth % 100) as owner (nth)`,
  ];
  for (const statement of statements) await sql(statement);
  for (const table of ["strategy_instances", "code_generations", "quick_tests", "builder_sessions", "node_templates"]) {
    await sql(`vacuum analyze builder.${table}`);
  }
}
