import type { DataSource } from "typeorm";

/** What an action answered and the SQL it took, in order, transaction statements included. */
export interface CountedStatements<Result> {
  readonly result: Result;
  readonly statements: readonly string[];
  /** What was bound to each of the statements. */
  readonly parameters: readonly (readonly unknown[])[];
}

/**
 * Records every statement that goes through the data source while the action runs. Do nothing else with the same data
 * source meanwhile: it would be counted too.
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
