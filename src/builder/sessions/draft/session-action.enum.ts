import { registerEnumType } from "type-graphql";

export enum SessionAction {
  READ = "READ",
  SAVE = "SAVE",
  RESTORE = "RESTORE",
  CLOSE = "CLOSE",
}

registerEnumType(SessionAction, {
  name: "SessionAction",
  description: "What somebody did with a session.",
  valuesConfig: {
    READ: { description: "Read its draft." },
    SAVE: { description: "Saved a draft." },
    RESTORE: { description: "Brought a former draft back." },
    CLOSE: { description: "Closed it." },
  },
});
