import { registerEnumType } from "type-graphql";

export enum Role {
  USER = "USER",
  SERVICE = "SERVICE",
  ADMIN = "ADMIN",
}

registerEnumType(Role, {
  name: "Role",
  description: "What a user may do.",
  valuesConfig: {
    USER: { description: "A person: sees and changes what is their own." },
    SERVICE: {
      description: "A program, such as a strategy executor: sees its own runs and writes shared market data.",
    },
    ADMIN: { description: "An operator: sees and changes everything." },
  },
});
