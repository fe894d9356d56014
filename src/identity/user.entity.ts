import { ObjectType } from "type-graphql";
import { Check, Column, Entity, Index, Unique } from "typeorm";
import { BooleanField, EnumField, IdField, TextField, TimeField } from "../platform/fields";
import { Role } from "./role.enum";

@Entity({ schema: "identity", name: "users" })
@ObjectType({ simpleResolvers: true, description: "A person or program that uses the API." })
@Unique("users_email_key", ["email"])
@Unique("users_subject_key", ["issuer", "subject"])
@Index("users_email_folded", { synchronize: false }) // TypeORM cannot declare an index over an expression
@Check("users_subject_check", "(issuer is null) = (subject is null)")
@Check("users_role_check", `role in ('USER', 'SERVICE', 'ADMIN')`)
export class User {
  @IdField({ description: "UUID of the user.", generated: "uuid" })
  id!: string;

  @TextField({ description: "E-mail address in lower case; unique." })
  email!: string;

  @TextField({ description: "Display name; the e-mail address if no name was given." })
  fullName!: string;

  @EnumField(() => Role, { description: "Role, which determines what the user may see and change.", default: "USER" })
  role!: Role;

  @BooleanField({
    description:
      "Whether the user may sign in. If false, the user is locked out and all tokens of the user are refused.",
    default: true,
  })
  isActive!: boolean;

  /** Issuer and subject of the account at the identity provider that the user is bound to; null for tokens of our own. */
  @Column({ type: "text", nullable: true })
  issuer!: string | null;

  @Column({ type: "text", nullable: true })
  subject!: string | null;

  /** Tokens that were issued at this time or before are refused; null if none were revoked. */
  @Column({ type: "timestamptz", nullable: true })
  tokensValidAfter!: Date | null;

  @TimeField({ description: "When the user was created.", default: () => "now()" })
  createdAt!: Date;

  @TimeField({ description: "When the user was last changed.", default: () => "now()" })
  updatedAt!: Date;
}
