import { registerEnumType } from "type-graphql";

export enum Role {
  USER = "USER",
  SERVICE = "SERVICE",
  ADMIN = "ADMIN",
}

registerEnumType(Role, {
  name: "Role",
  description: "Role of a user; it determines what the user may see and change.",
  valuesConfig: {
    USER: { description: "A person: sees and changes their own data." },
    SERVICE: {
      description:
        "A program, such as a strategy executor: sees and changes its own data, and may write the market data and instruments that all users share.",
    },
    ADMIN: { description: "An operator: sees and changes the data of all users." },
  },
});
