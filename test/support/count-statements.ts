import type { DataSource } from "typeorm";

/** Result of an action and the SQL statements that it executed, in order, including those of transactions. */
export interface CountedStatements<Result> {
  readonly result: Result;
  readonly statements: readonly string[];
  /** Parameters of each statement. */
  readonly parameters: readonly (readonly unknown[])[];
}

/**
 * Records every statement of the data source while the action runs. Do not use the same data source for anything else
 * at the same time, because that would be recorded too.
 */
export async function countStatements<Result>(
  dataSource: DataSource,
  act: () => Promise<Result>,
): Promise<CountedStatements<Result>> {
  const statements: string[] = [];
  const bound: (readonly unknown[])[] = [];
  const original = dataSource.logger;
  const recording: typeof original = Object.create(original);
  recording.logQuery = (query, parameters, runner) => {
    statements.push(query);
    bound.push(Array.isArray(parameters) ? parameters : []);
    return original.logQuery(query, parameters, runner);
  };
  dataSource.logger = recording;
  try {
    return { result: await act(), statements, parameters: bound };
  } finally {
    dataSource.logger = original;
  }
}
