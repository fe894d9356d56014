import { registerEnumType } from "type-graphql";

export enum ProgressVerdict {
  ACCEPTED = "ACCEPTED",
  DUPLICATE = "DUPLICATE",
  CONFLICT = "CONFLICT",
}

registerEnumType(ProgressVerdict, {
  name: "ProgressVerdict",
  description: "What happened to one entry of a batch.",
  valuesConfig: {
    ACCEPTED: { description: "The ticker is new and was recorded." },
    DUPLICATE: {
      description:
        "The ticker was already recorded with the same outcome, reasons and metrics (times are not compared); nothing was changed. This is the answer to a retry.",
    },
    CONFLICT: {
      description:
        "The ticker was already recorded with another outcome, other reasons or metrics; the first report is kept.",
    },
  },
});
