import type { DataSource } from "typeorm";
import { within } from "../../platform/within";
import { readSchemaState, schemaProblem } from "./schema-state";

/** Milliseconds after which a database that does not answer counts as unavailable. */
const DATABASE_TIMEOUT_MS = 2000;

export interface Readiness {
  readonly isReady: boolean;
  /** One sentence about what is wrong; null when ready. */
  readonly reason: string | null;
}

/** Checks whether requests can be served: the database answers, and its schema is exactly that of this version. */
export async function checkReadiness(dataSource: DataSource): Promise<Readiness> {
  try {
    const state = await within(
      DATABASE_TIMEOUT_MS,
      "The database did not answer.",
      readSchemaState(dataSource.manager),
    );
    const reason = schemaProblem(state);
    return { isReady: reason === null, reason };
  } catch {
    return { isReady: false, reason: "The database is not responding." };
  }
}
