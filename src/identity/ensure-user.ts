import type { EntityManager } from "typeorm";
import { rowsOf } from "../platform/sql/rows";
import { Role } from "./role.enum";
import { User } from "./user.entity";

/** Returns the user with this e-mail address; creates it with the given role and name if it does not exist. */
export async function ensureUser(
  db: EntityManager,
  input: { readonly email: string; readonly role?: Role; readonly fullName?: string },
): Promise<User> {
  const email = input.email.trim().toLowerCase();
  await rowsOf(
    db,
    `/* ensureUser */
     insert into identity.users (email, role, full_name)
     values ($1, $2, $3)
     on conflict do nothing`,
    [email, input.role ?? Role.USER, input.fullName ?? email],
  );
  return db.findOneOrFail(User, { comment: "ensureUser", where: { email } });
}
