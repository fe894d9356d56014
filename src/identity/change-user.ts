import type { EntityManager } from "typeorm";
import { entityReader, rowsOf } from "../platform/sql/rows";
import { emailKey } from "./email-key";
import type { Role } from "./role.enum";
import { User } from "./user.entity";

export interface UserChange {
  readonly email: string;
  /** Null keeps the role. */
  readonly role: Role | null;
  /** Null keeps the state. */
  readonly isActive: boolean | null;
  /** Whether all tokens that were issued until now are refused. */
  readonly revokesTokens: boolean;
}

/** Changes a user; null if there is none with this address. */
export async function changeUser(db: EntityManager, change: UserChange): Promise<User | null> {
  const [row] = await rowsOf(
    db,
    `/* changeUser */
     update identity.users
     set role = coalesce(:role::text, role),
         is_active = coalesce(:isActive::boolean, is_active),
         tokens_valid_after = case when :revokesTokens::boolean then now() else tokens_valid_after end,
         updated_at = now()
     where email = :email::text
     returning *`,
    { ...change, email: emailKey(change.email) },
  );
  return row === undefined ? null : entityReader(db, User)(row);
}
