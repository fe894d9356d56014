import { registerEnumType } from "type-graphql";

export enum SortDirection {
  ASC = "ASC",
  DESC = "DESC",
}

registerEnumType(SortDirection, {
  name: "SortDirection",
  description: "Which way a list runs.",
  valuesConfig: {
    ASC: { description: "Smallest, earliest or first in the alphabet at the front." },
    DESC: { description: "Greatest, latest or last in the alphabet at the front." },
  },
});
