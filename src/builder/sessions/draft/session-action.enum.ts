import { registerEnumType } from "type-graphql";

export enum SessionAction {
  READ = "READ",
  SAVE = "SAVE",
  RESTORE = "RESTORE",
  CLOSE = "CLOSE",
}

registerEnumType(SessionAction, {
  name: "SessionAction",
  description: "Action of a user on a session.",
  valuesConfig: {
    READ: { description: "Read the session or its draft." },
    SAVE: { description: "Saved a draft." },
    RESTORE: { description: "Restored an earlier draft." },
    CLOSE: { description: "Closed the session." },
  },
});
