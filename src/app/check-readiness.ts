import type { DataSource } from "typeorm";
import { hasPendingMigrations } from "./pending-migrations";

/** A database that does not answer within this is taken for away, milliseconds. */
const DATABASE_TIMEOUT_MS = 2000;

export interface Readiness {
  readonly isReady: boolean;
  /** One sentence that says what is missing. */
  readonly reason: string | null;
}

/** Can requests be served: does the database answer, and is its schema the one this version needs? */
export async function checkReadiness(dataSource: DataSource): Promise<Readiness> {
  try {
    const arePending = await withTimeout(DATABASE_TIMEOUT_MS, hasPendingMigrations(dataSource));
    const reason = arePending ? "Migrations are pending; run npm run migrate." : null;
    return { isReady: !arePending, reason };
  } catch {
    return { isReady: false, reason: "The database does not answer." };
  }
}

function withTimeout<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
