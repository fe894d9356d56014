import { ObjectType } from "type-graphql";
import { Check, Entity, Unique } from "typeorm";
import { BooleanField, EnumField, IdField, TextField, TimeField } from "../platform/fields";
import { Role } from "./role.enum";

@Entity({ schema: "identity", name: "users" })
@ObjectType({ simpleResolvers: true, description: "A person or program that uses the API." })
@Unique("users_email_key", ["email"])
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

  @TimeField({ description: "When the user was created.", default: () => "now()" })
  createdAt!: Date;

  @TimeField({ description: "When the user was last changed.", default: () => "now()" })
  updatedAt!: Date;
}
