import { registerEnumType } from "type-graphql";

export enum ProgressVerdict {
  ACCEPTED = "ACCEPTED",
  DUPLICATE = "DUPLICATE",
  CONFLICT = "CONFLICT",
}

registerEnumType(ProgressVerdict, {
  name: "ProgressVerdict",
  description: "What became of one entry.",
  valuesConfig: {
    ACCEPTED: { description: "Written." },
    DUPLICATE: {
      description:
        "The ticker was there with the same outcome, reasons and metrics, whatever its times; nothing moved. What a retry sees.",
    },
    CONFLICT: { description: "The ticker was there with another outcome, other reasons or metrics; the first stays." },
  },
});
