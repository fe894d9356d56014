import { registerEnumType } from "type-graphql";

export enum SortDirection {
  ASC = "ASC",
  DESC = "DESC",
}

registerEnumType(SortDirection, {
  name: "SortDirection",
  description: "Direction in which a list is sorted.",
  valuesConfig: {
    ASC: { description: "Ascending: smallest, earliest or alphabetically first entries come first." },
    DESC: { description: "Descending: greatest, latest or alphabetically last entries come first." },
  },
});
