import type { MigrationInterface, QueryRunner } from "typeorm";

/** The tables of strategies from before the builder's design: templates, instances and ratings. */
export class BuilderStrategies1758326400011 implements MigrationInterface {
  name = "BuilderStrategies1758326400011";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create schema if not exists builder`);
    await db.query(`
      create table builder.strategy_templates (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        description text,
        category text not null
          constraint strategy_templates_category_check
          check (category in ('TREND_FOLLOWING', 'OSCILLATION', 'MULTI_FACTOR')),
        logic_flow jsonb not null,
        parameters jsonb not null default '{}',
        is_system_template boolean not null default false,
        user_id uuid constraint strategy_templates_user_id_fkey references identity.users,
        usage_count integer not null default 0 constraint strategy_templates_usage_check check (usage_count >= 0),
        rating_average double precision not null default 0
          constraint strategy_templates_rating_average_check check (rating_average between 0 and 5),
        rating_count integer not null default 0
          constraint strategy_templates_rating_count_check check (rating_count >= 0),
        backtest_example jsonb,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        is_deleted boolean not null default false,
        deleted_at timestamptz,
        created_by text,
        updated_by text
      )`);
    await db.query(`create index ix_strategy_templates_name on builder.strategy_templates (name)`);
    await db.query(`
      create index ix_template_category_system on builder.strategy_templates (category, is_system_template)`);
    await db.query(`create index ix_template_usage_count_desc on builder.strategy_templates (usage_count desc)`);
    await db.query(`create index ix_template_user_category on builder.strategy_templates (user_id, category)`);
    await db.query(`create index ix_template_deleted_created on builder.strategy_templates (is_deleted, created_at)`);
    await db.query(`
      create table builder.strategy_instances (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        template_id uuid
          constraint strategy_instances_template_id_fkey references builder.strategy_templates on delete set null,
        user_id uuid not null constraint strategy_instances_user_id_fkey references identity.users,
        logic_flow jsonb not null,
        parameters jsonb not null default '{}',
        status text not null default 'DRAFT'
          constraint strategy_instances_status_check check (status in ('DRAFT', 'TESTING', 'ACTIVE', 'ARCHIVED')),
        version integer not null default 1 constraint strategy_instances_version_check check (version >= 1),
        parent_version_id uuid
          constraint strategy_instances_parent_version_id_fkey references builder.strategy_instances on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        is_deleted boolean not null default false,
        deleted_at timestamptz,
        created_by text,
        updated_by text
      )`);
    await db.query(`create index ix_instance_user_status on builder.strategy_instances (user_id, status)`);
    await db.query(`create index ix_instance_template_user on builder.strategy_instances (template_id, user_id)`);
    await db.query(`create index ix_instance_deleted_created on builder.strategy_instances (is_deleted, created_at)`);
    await db.query(`create index ix_instance_parent_version on builder.strategy_instances (parent_version_id)`);
    await db.query(`
      create table builder.template_ratings (
        id uuid primary key default gen_random_uuid(),
        template_id uuid not null
          constraint template_ratings_template_id_fkey references builder.strategy_templates on delete cascade,
        user_id uuid not null constraint template_ratings_user_id_fkey references identity.users,
        rating integer not null constraint template_ratings_rating_check check (rating between 1 and 5),
        comment text constraint template_ratings_comment_check check (length(comment) <= 1000),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        is_deleted boolean not null default false,
        deleted_at timestamptz,
        created_by text,
        updated_by text,
        constraint template_ratings_user_id_template_id_key unique (user_id, template_id)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table builder.template_ratings`);
    await db.query(`drop table builder.strategy_instances`);
    await db.query(`drop table builder.strategy_templates`);
    await db.query(`drop schema builder`);
  }
}
