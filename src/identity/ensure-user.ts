import type { EntityManager } from "typeorm";
import { OperatorError } from "../platform/operator-error";
import { rowsOf } from "../platform/sql/rows";
import { emailKey } from "./email-key";
import { Role } from "./role.enum";
import { User } from "./user.entity";

export interface NewUser {
  readonly email: string;
  readonly role?: Role;
  readonly fullName?: string;
}

/**
 * Returns the user with this e-mail address; creates it with the given role and name if it does not exist.
 *
 * @throws OperatorError when the address only looks like that of another user.
 */
export async function ensureUser(db: EntityManager, input: NewUser): Promise<User> {
  const user = await findOrCreateUser(db, input);
  if (user === null) throw new OperatorError(`The e-mail address ${input.email} looks like that of another user.`);
  return user;
}

/**
 * Like ensureUser, but returns null if the address only looks like that of another user: folded by Unicode's NFKC and
 * to lower case, it is the same.
 */
export async function findOrCreateUser(db: EntityManager, input: NewUser): Promise<User | null> {
  const email = emailKey(input.email);
  await rowsOf(
    db,
    `/* findOrCreateUser */
     insert into identity.users (email, role, full_name)
     values ($1, $2, $3)
     on conflict do nothing`,
    [email, input.role ?? Role.USER, input.fullName ?? email],
  );
  return db.findOne(User, { comment: "findOrCreateUser", where: { email } });
}
