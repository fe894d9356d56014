import type { EntityManager } from "typeorm";
import { Role } from "./role.enum";
import { User } from "./user.entity";

/** Returns the user with this e-mail address; creates it with the given role and name if it does not exist. */
export async function ensureUser(
  db: EntityManager,
  input: { email: string; role?: Role; fullName?: string },
): Promise<User> {
  const email = input.email.trim().toLowerCase();
  await db
    .createQueryBuilder()
    .insert()
    .into(User)
    .values({ email, role: input.role ?? Role.USER, fullName: input.fullName ?? email })
    .orIgnore()
    .execute();
  return db.findOneByOrFail(User, { email });
}
