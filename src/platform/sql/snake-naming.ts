import { DefaultNamingStrategy, type Table } from "typeorm";

/** Names columns in snake case, and constraints as PostgreSQL names those that a migration leaves unnamed. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return (
      customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/(\D)(\d)/g, "$1_$2")
    );
  }

  override primaryKeyName(table: Table | string): string {
    return `${bare(table)}_pkey`;
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return `${bare(table)}_${columns.join("_")}_key`;
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return `${bare(table)}_${columns.join("_")}_fkey`;
  }
}

function bare(table: Table | string): string {
  const path = typeof table === "string" ? table : table.name;
  return path.split(".").at(-1) ?? path;
}
