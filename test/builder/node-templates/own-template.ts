import type { Asker, TestApp } from "../../support/test-app";
import { send } from "../builder-client";

let nth = 0;

/** A template input under a name that no other has. */
export function templateInput(more: object = {}) {
  nth += 1;
  return {
    name: `distance_${nth}`,
    displayName: "Distance",
    nodeType: "CUSTOM",
    parameterSchema: {
      type: "object",
      properties: { period: { type: "integer", minimum: 1, maximum: 100, default: 10 } },
    },
    inputPorts: [],
    outputPorts: [{ name: "value", type: "SERIES" }],
    expression: "sma(close, period) - 0",
    ...more,
  };
}

/** A template that was just made. */
export async function createTemplate(app: TestApp, asker: Asker, more: object = {}) {
  const payload = await send(app, "createNodeTemplate", templateInput(more), asker);
  if (payload.nodeTemplate === null) throw new Error(JSON.stringify(payload.userErrors));
  return payload.nodeTemplate;
}
