import { ObjectType } from "type-graphql";
import { Check, Entity, Unique } from "typeorm";
import { BooleanField, EnumField, IdField, TextField, TimeField } from "../platform/fields";
import { Role } from "./role.enum";

@Entity({ schema: "identity", name: "users" })
@ObjectType({ simpleResolvers: true, description: "A person or program that uses the API." })
@Unique("users_email_key", ["email"])
@Check("users_role_check", `role in ('USER', 'SERVICE', 'ADMIN')`)
export class User {
  @IdField({ description: "The user's id.", generated: "uuid" })
  id!: string;

  @TextField({ description: "E-mail address, lower case; unique." })
  email!: string;

  @TextField({ description: "Name to show." })
  fullName!: string;

  @EnumField(() => Role, { description: "What the user may do.", default: "USER" })
  role!: Role;

  @BooleanField({ description: "False when the user is locked out; their tokens are refused then.", default: true })
  isActive!: boolean;

  @TimeField({ description: "When the user was first known.", default: () => "now()" })
  createdAt!: Date;

  @TimeField({ description: "When the user was last changed.", default: () => "now()" })
  updatedAt!: Date;
}
