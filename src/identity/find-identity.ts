import type { EntityManager } from "typeorm";
import { rowsOf } from "../platform/sql/rows";
import { findOrCreateUser } from "./ensure-user";
import { User } from "./user.entity";

/** The account of a person at an identity provider, as a verified token describes it. */
export interface ProviderAccount {
  readonly issuer: string;
  readonly subject: string;
  /** Null if the token has no address, or one that the provider has not verified. */
  readonly email: string | null;
  readonly fullName?: string;
}

/**
 * Returns the user of an account at the identity provider; null if there is none. The first token with a verified
 * address binds the user with that address, or a new one, to the account. From then on the address does not matter:
 * whoever gets it later at the provider is somebody else.
 */
export async function findIdentity(db: EntityManager, account: ProviderAccount): Promise<User | null> {
  const { issuer, subject, email } = account;
  const known = await db.findOne(User, { comment: "findIdentity", where: { issuer, subject } });
  if (known !== null || email === null) return known;
  const user = await findOrCreateUser(db, { email, ...(account.fullName && { fullName: account.fullName }) });
  if (user === null) return null;
  const bound = await rowsOf(
    db,
    `/* findIdentity */
     update identity.users
     set issuer = $2,
         subject = $3,
         updated_at = now()
     where id = $1::uuid
       and issuer is null
     returning id`,
    [user.id, issuer, subject],
  );
  // Otherwise the user belongs to another account, or a concurrent request has just bound it to this one.
  return bound.length > 0 ? user : db.findOne(User, { comment: "findIdentity", where: { issuer, subject } });
}
