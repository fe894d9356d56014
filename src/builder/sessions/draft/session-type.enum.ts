import { registerEnumType } from "type-graphql";

export enum SessionType {
  DRAFT = "DRAFT",
  AUTOSAVE = "AUTOSAVE",
  COLLABORATIVE = "COLLABORATIVE",
}

registerEnumType(SessionType, {
  name: "SessionType",
  description: "How a draft came to be saved.",
  valuesConfig: {
    DRAFT: { description: "The user saved it." },
    AUTOSAVE: { description: "The editor saved it by itself." },
    COLLABORATIVE: { description: "Several people draw; one at a time saves." },
  },
});
