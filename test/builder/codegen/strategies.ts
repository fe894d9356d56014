import type { Asker, TestApp } from "../../support/test-app";
import { send } from "../builder-client";

export async function updateInstance(app: TestApp, input: object, asker?: Asker) {
  const payload = await send(app, "updateStrategyInstance", input, asker);
  expect(payload.userErrors).toEqual([]);
  return payload.instance;
}

/** Moves a new strategy of revision 1 through all statuses to ARCHIVED. */
export async function archive(app: TestApp, id: string): Promise<void> {
  for (const [index, status] of ["TESTING", "ACTIVE", "ARCHIVED"].entries()) {
    await updateInstance(app, { id, expectedRevision: index + 1, status });
  }
}

export function generate(app: TestApp, instanceId: string, asker?: Asker) {
  return send(app, "generateCode", { instanceId }, asker);
}
