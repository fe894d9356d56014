import type { DataSource } from "typeorm";
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
    const arePending = await withTimeout(DATABASE_TIMEOUT_MS, hasPendingMigrations(dataSource));
    const reason = arePending ? "Database migrations are pending. Run npm run migrate." : null;
    return { isReady: !arePending, reason };
  } catch {
    return { isReady: false, reason: "The database is not responding." };
  }
}

function withTimeout<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Timed out after ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
