import type { MigrationInterface, QueryRunner } from "typeorm";

const BASE_COLUMNS = `
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        is_deleted boolean not null default false,
        deleted_at timestamptz,
        created_by text,
        updated_by text`;

/** The builder's design: node templates, quick tests, generated code and sessions. */
export class BuilderTables1758326400012 implements MigrationInterface {
  name = "BuilderTables1758326400012";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table builder.node_templates (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        display_name text not null,
        description text,
        node_type text not null
          constraint node_templates_node_type_check check (node_type in
            ('INDICATOR', 'CONDITION', 'SIGNAL', 'POSITION', 'STOP_LOSS', 'STOP_PROFIT', 'RISK_MANAGEMENT', 'CUSTOM')),
        category text,
        parameter_schema jsonb not null default '{}',
        default_parameters jsonb not null default '{}',
        input_ports jsonb not null default '[]',
        output_ports jsonb not null default '[]',
        is_system_template boolean not null default false,
        user_id uuid constraint node_templates_user_id_fkey references identity.users,
        validation_rules jsonb,
        execution_hints jsonb,
        usage_count integer not null default 0 constraint node_templates_usage_check check (usage_count >= 0),
        icon text,
        color text,
        version text not null default '1.0.0',${BASE_COLUMNS}
      )`);
    await db.query(`create index ix_node_templates_name on builder.node_templates (name)`);
    await db.query(`create index ix_node_templates_node_type on builder.node_templates (node_type)`);
    await db.query(`create index ix_node_templates_category on builder.node_templates (category)`);
    await db.query(`create index ix_node_templates_is_system_template on builder.node_templates (is_system_template)`);
    await db.query(`create index ix_node_templates_user_id on builder.node_templates (user_id)`);
    await db.query(`create index ix_node_templates_is_deleted on builder.node_templates (is_deleted)`);
    await db.query(`create index ix_node_type_system on builder.node_templates (node_type, is_system_template)`);
    await db.query(`create index ix_node_user_type on builder.node_templates (user_id, node_type)`);
    await db.query(`create index ix_node_category_type on builder.node_templates (category, node_type)`);
    await db.query(`create index ix_node_deleted_created on builder.node_templates (is_deleted, created_at)`);
    await db.query(`create index ix_node_unique_system_name on builder.node_templates (name, is_system_template)`);

    await db.query(`
      create table builder.quick_tests (
        id uuid primary key default gen_random_uuid(),
        instance_id uuid not null
          constraint quick_tests_instance_id_fkey references builder.strategy_instances on delete cascade,
        user_id uuid not null constraint quick_tests_user_id_fkey references identity.users,
        test_name text,
        test_config jsonb not null,
        logic_flow_snapshot jsonb not null,
        parameters_snapshot jsonb not null default '{}',
        status text not null default 'PENDING'
          constraint quick_tests_status_check
          check (status in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
        test_result jsonb,
        metrics_summary jsonb,
        error_message text,
        execution_time double precision constraint quick_tests_execution_time_check check (execution_time >= 0),
        started_at timestamptz,
        completed_at timestamptz,${BASE_COLUMNS}
      )`);
    await db.query(`create index ix_quick_tests_instance_id on builder.quick_tests (instance_id)`);
    await db.query(`create index ix_quick_tests_user_id on builder.quick_tests (user_id)`);
    await db.query(`create index ix_quick_tests_status on builder.quick_tests (status)`);
    await db.query(`create index ix_quick_tests_completed_at on builder.quick_tests (completed_at)`);
    await db.query(`create index ix_quicktest_instance_status on builder.quick_tests (instance_id, status)`);
    await db.query(`create index ix_quicktest_user_created on builder.quick_tests (user_id, created_at)`);
    await db.query(`create index ix_quicktest_status_created on builder.quick_tests (status, created_at)`);
    await db.query(`create index ix_quicktest_user_instance on builder.quick_tests (user_id, instance_id)`);
    await db.query(`create index ix_quicktest_deleted_completed on builder.quick_tests (is_deleted, completed_at)`);

    await db.query(`
      create table builder.code_generations (
        id uuid primary key default gen_random_uuid(),
        instance_id uuid not null
          constraint code_generations_instance_id_fkey references builder.strategy_instances on delete cascade,
        user_id uuid not null constraint code_generations_user_id_fkey references identity.users,
        logic_flow_snapshot jsonb not null,
        parameters_snapshot jsonb not null default '{}',
        generated_code text not null,
        code_hash text not null constraint code_generations_code_hash_check check (code_hash ~ '^[0-9a-f]{64}$'),
        validation_status text not null default 'PENDING'
          constraint code_generations_validation_status_check
          check (validation_status in ('PENDING', 'VALID', 'SYNTAX_ERROR', 'SECURITY_ERROR', 'RUNTIME_ERROR')),
        validation_result jsonb,
        syntax_check_passed boolean,
        security_check_passed boolean,
        code_version text not null default '1.0.0',
        line_count integer constraint code_generations_line_count_check check (line_count >= 0),
        complexity_score integer constraint code_generations_complexity_score_check check (complexity_score >= 0),
        generation_time double precision
          constraint code_generations_generation_time_check check (generation_time >= 0),${BASE_COLUMNS}
      )`);
    await db.query(`create index ix_code_generations_code_hash on builder.code_generations (code_hash)`);
    await db.query(
      `create index ix_code_generations_validation_status on builder.code_generations (validation_status)`,
    );
    await db.query(`create index ix_codegen_instance_created on builder.code_generations (instance_id, created_at)`);
    await db.query(`create index ix_codegen_hash_instance on builder.code_generations (code_hash, instance_id)`);
    await db.query(`
      create index ix_codegen_validation_status on builder.code_generations (validation_status, created_at)`);
    await db.query(`create index ix_codegen_user_created on builder.code_generations (user_id, created_at)`);
    await db.query(`create index ix_codegen_user_instance on builder.code_generations (user_id, instance_id)`);
    await db.query(`create index ix_codegen_deleted_created on builder.code_generations (is_deleted, created_at)`);

    await db.query(`
      create table builder.builder_sessions (
        id uuid primary key default gen_random_uuid(),
        instance_id uuid
          constraint builder_sessions_instance_id_fkey references builder.strategy_instances on delete cascade,
        user_id uuid not null constraint builder_sessions_user_id_fkey references identity.users,
        session_type text not null default 'DRAFT'
          constraint builder_sessions_session_type_check check (session_type in ('DRAFT', 'AUTOSAVE', 'COLLABORATIVE')),
        session_name text,
        draft_logic_flow jsonb not null,
        draft_parameters jsonb not null default '{}',
        draft_metadata jsonb,
        is_active boolean not null default true,
        last_activity_at timestamptz not null default now(),
        expires_at timestamptz,
        collaborator_ids jsonb,
        lock_info jsonb,${BASE_COLUMNS}
      )`);
    await db.query(`create index ix_builder_sessions_is_active on builder.builder_sessions (is_active)`);
    await db.query(`create index ix_builder_sessions_last_activity_at on builder.builder_sessions (last_activity_at)`);
    await db.query(`create index ix_builder_sessions_expires_at on builder.builder_sessions (expires_at)`);
    await db.query(`create index ix_session_user_active on builder.builder_sessions (user_id, is_active)`);
    await db.query(`create index ix_session_user_activity on builder.builder_sessions (user_id, last_activity_at)`);
    await db.query(`create index ix_session_expires on builder.builder_sessions (expires_at, is_active)`);
    await db.query(`create index ix_session_type_active on builder.builder_sessions (session_type, is_active)`);
    await db.query(`create index ix_session_instance_user on builder.builder_sessions (instance_id, user_id)`);
    await db.query(
      `create index ix_session_deleted_activity on builder.builder_sessions (is_deleted, last_activity_at)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table builder.builder_sessions`);
    await db.query(`drop table builder.code_generations`);
    await db.query(`drop table builder.quick_tests`);
    await db.query(`drop table builder.node_templates`);
  }
}
