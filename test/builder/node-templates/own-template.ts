import type { Asker, TestApp } from "../../support/test-app";
import { send } from "../builder-client";

let count = 0;

/** Returns the input of a template with a unique name. */
export function templateInput(more: object = {}) {
  count += 1;
  return {
    name: `distance_${count}`,
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

/** Creates a template. */
export async function createTemplate(app: TestApp, asker: Asker, more: object = {}) {
  const payload = await send(app, "createNodeTemplate", templateInput(more), asker);
  if (payload.nodeTemplate === null) throw new Error(JSON.stringify(payload.userErrors));
  return payload.nodeTemplate;
}
