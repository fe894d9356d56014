import type { MigrationInterface, QueryRunner } from "typeorm";

/** Users are bound to one account of their identity provider; e-mail addresses are unique after folding. */
export class UserIdentities1758326400024 implements MigrationInterface {
  name = "UserIdentities1758326400024";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table identity.users
        add column issuer text,
        add column subject text,
        add column tokens_valid_after timestamptz,
        add constraint users_subject_check check ((issuer is null) = (subject is null)),
        add constraint users_subject_key unique (issuer, subject)`);
    // Addresses that look alike after folding were different users before. The oldest one keeps the address.
    await db.query(`
      update identity.users later
      set email = later.id || '+' || later.email,
          is_active = false
      where exists (
        select
        from identity.users earlier
        where lower(normalize(earlier.email, nfkc)) = lower(normalize(later.email, nfkc))
          and (earlier.created_at, earlier.id) < (later.created_at, later.id)
      )`);
    await db.query(`create unique index users_email_folded on identity.users (lower(normalize(email, nfkc)))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index identity.users_email_folded`);
    await db.query(`
      alter table identity.users
        drop column issuer,
        drop column subject,
        drop column tokens_valid_after`);
  }
}
