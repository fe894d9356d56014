import type { DataSource } from "typeorm";
import { within } from "../platform/within";
import { hasPendingMigrations } from "./pending-migrations";

/** Milliseconds after which a database that does not answer counts as unavailable. */
const DATABASE_TIMEOUT_MS = 2000;

export interface Readiness {
  readonly isReady: boolean;
  /** One sentence about what is wrong; null when ready. */
  readonly reason: string | null;
}

/** Checks whether requests can be served: the database answers and has all migrations of this version. */
export async function checkReadiness(dataSource: DataSource): Promise<Readiness> {
  try {
    const arePending = await within(
      DATABASE_TIMEOUT_MS,
      "The database did not answer.",
      hasPendingMigrations(dataSource),
    );
    const reason = arePending ? "Database migrations are pending. Run npm run migrate." : null;
    return { isReady: !arePending, reason };
  } catch {
    return { isReady: false, reason: "The database is not responding." };
  }
}
