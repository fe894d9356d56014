import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What the builder requires in addition to the original design: unique names, pinned template versions, version chains
 * and revisions of strategies, and one active session per strategy, with restorable revisions and an access log.
 */
export class BuilderVersions1758326400013 implements MigrationInterface {
  name = "BuilderVersions1758326400013";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table builder.node_templates add column expression text`);
    await db.query(`
      create unique index uq_node_templates_system_name on builder.node_templates (name)
      where is_system_template and not is_deleted`);
    await db.query(`
      create unique index uq_node_templates_owner_name on builder.node_templates (user_id, name)
      where not is_system_template and not is_deleted`);
    // Covers all columns of the popularity list, so that it is an index-only scan.
    await db.query(`
      create index ix_node_templates_popular on builder.node_templates (usage_count desc, name, node_type, display_name)
      where is_system_template and not is_deleted`);
    await db.query(`
      create unique index uq_strategy_templates_system_name on builder.strategy_templates (name)
      where is_system_template and not is_deleted`);
    await db.query(`
      create table builder.node_template_versions (
        template_id uuid not null
          constraint node_template_versions_template_id_fkey references builder.node_templates on delete cascade,
        version text not null,
        parameter_schema jsonb not null,
        default_parameters jsonb not null,
        input_ports jsonb not null,
        output_ports jsonb not null,
        expression text,
        created_at timestamptz not null default now(),
        constraint node_template_versions_pkey primary key (template_id, version)
      )`);

    await db.query(`
      alter table builder.strategy_instances
        add column revision integer not null default 1,
        add column current_id uuid
          constraint strategy_instances_current_id_fkey references builder.strategy_instances on delete cascade`);
    await db.query(`
      create unique index uq_instance_current_version on builder.strategy_instances (current_id, version)
      where current_id is not null`);
    await db.query(`
      create index ix_instance_live_user on builder.strategy_instances (user_id, created_at, id)
      where current_id is null and not is_deleted`);
    await db.query(`
      create index ix_instance_live_created on builder.strategy_instances (created_at, id)
      where current_id is null and not is_deleted`);

    await db.query(`
      alter table builder.code_generations
        add column source_map jsonb not null default '[]',
        add constraint code_generations_instance_id_code_hash_key unique (instance_id, code_hash)`);
    await db.query(`
      alter table builder.quick_tests
        add column progress_percent double precision not null default 0
          constraint quick_tests_progress_check check (progress_percent between 0 and 100),
        add column fingerprint text`);
    await db.query(`
      create index ix_quicktest_instance_created on builder.quick_tests (instance_id, created_at)`);

    await db.query(`alter table builder.builder_sessions add column revision integer not null default 1`);
    await db.query(`
      update builder.builder_sessions
      set expires_at = last_activity_at + interval '24 hours'
      where expires_at is null`);
    await db.query(`alter table builder.builder_sessions alter column expires_at set not null`);
    // Of several active drafts of one strategy, the latest stays active.
    await db.query(`
      update builder.builder_sessions session
      set is_active = false
      from (
        select id, row_number() over (partition by user_id, instance_id order by last_activity_at desc, id) as place
        from builder.builder_sessions
        where is_active
      ) ranked
      where ranked.id = session.id
        and ranked.place > 1`);
    // A session for a strategy that is not saved yet has no instance. A user may have only one such session, too.
    await db.query(`
      create unique index uq_builder_sessions_active on builder.builder_sessions (user_id, instance_id)
      nulls not distinct
      where is_active`);
    await db.query(`
      create table builder.builder_session_revisions (
        session_id uuid not null
          constraint builder_session_revisions_session_id_fkey references builder.builder_sessions on delete cascade,
        revision integer not null,
        draft_logic_flow jsonb not null,
        draft_parameters jsonb not null,
        draft_metadata jsonb,
        saved_at timestamptz not null default now(),
        constraint builder_session_revisions_pkey primary key (session_id, revision)
      )`);
    await db.query(`
      create table builder.builder_session_accesses (
        id uuid primary key default gen_random_uuid(),
        session_id uuid not null
          constraint builder_session_accesses_session_id_fkey references builder.builder_sessions on delete cascade,
        user_id uuid not null constraint builder_session_accesses_user_id_fkey references identity.users,
        action text not null
          constraint builder_session_accesses_action_check check (action in ('READ', 'SAVE', 'RESTORE', 'CLOSE')),
        revision integer not null,
        accessed_at timestamptz not null default now()
      )`);
    await db.query(`
      create index ix_session_access_session on builder.builder_session_accesses (session_id, accessed_at, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table builder.builder_session_accesses`);
    await db.query(`drop table builder.builder_session_revisions`);
    await db.query(`drop index builder.uq_builder_sessions_active`);
    await db.query(`
      alter table builder.builder_sessions
        drop column revision,
        alter column expires_at drop not null`);
    await db.query(`drop index builder.ix_quicktest_instance_created`);
    await db.query(`alter table builder.quick_tests drop column progress_percent, drop column fingerprint`);
    await db.query(`
      alter table builder.code_generations
        drop constraint code_generations_instance_id_code_hash_key,
        drop column source_map`);
    await db.query(`drop index builder.ix_instance_live_created`);
    await db.query(`drop index builder.ix_instance_live_user`);
    // Former versions cannot be represented without this step.
    await db.query(`delete from builder.strategy_instances where current_id is not null`);
    await db.query(`alter table builder.strategy_instances drop column current_id, drop column revision`);
    await db.query(`drop table builder.node_template_versions`);
    await db.query(`drop index builder.uq_strategy_templates_system_name`);
    await db.query(`drop index builder.ix_node_templates_popular`);
    await db.query(`drop index builder.uq_node_templates_owner_name`);
    await db.query(`drop index builder.uq_node_templates_system_name`);
    await db.query(`alter table builder.node_templates drop column expression`);
  }
}
