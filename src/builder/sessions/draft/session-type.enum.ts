import { registerEnumType } from "type-graphql";

export enum SessionType {
  DRAFT = "DRAFT",
  AUTOSAVE = "AUTOSAVE",
  COLLABORATIVE = "COLLABORATIVE",
}

registerEnumType(SessionType, {
  name: "SessionType",
  description: "How a draft was saved.",
  valuesConfig: {
    DRAFT: { description: "The user saved it." },
    AUTOSAVE: { description: "The editor saved it automatically." },
    COLLABORATIVE: { description: "Several people edit the draft; one at a time saves it." },
  },
});
