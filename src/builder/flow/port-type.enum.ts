import { registerEnumType } from "type-graphql";

export enum PortType {
  SERIES = "SERIES",
  BOOLEAN = "BOOLEAN",
  NUMBER = "NUMBER",
  SIGNAL = "SIGNAL",
}

registerEnumType(PortType, {
  name: "PortType",
  description: "What flows through a port, one value a bar. An edge joins ports of one type.",
  valuesConfig: {
    SERIES: { description: "A number on each bar, or unknown." },
    BOOLEAN: { description: "True, false or unknown on each bar." },
    NUMBER: { description: "One number that is the same on every bar; fits where a SERIES is wanted, too." },
    SIGNAL: { description: "Given or not on each bar; never unknown." },
  },
});
