import { registerEnumType } from "type-graphql";

export enum PortType {
  SERIES = "SERIES",
  BOOLEAN = "BOOLEAN",
  NUMBER = "NUMBER",
  SIGNAL = "SIGNAL",
}

registerEnumType(PortType, {
  name: "PortType",
  description: "Type of the values of a port, one value per bar. An edge connects ports of the same type.",
  valuesConfig: {
    SERIES: { description: "A number or unknown on each bar." },
    BOOLEAN: { description: "True, false or unknown on each bar." },
    NUMBER: { description: "One number that is the same on every bar; also accepted where a SERIES is expected." },
    SIGNAL: { description: "True or false on each bar; never unknown." },
  },
});
