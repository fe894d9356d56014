/**
 * What the operator of this installation can fix: a wrong setting, a missing folder, a database that cannot be reached. Its
 * message says how, so it is shown without a stack; every other error is unexpected and is logged with one.
 */
export class OperatorError extends Error {
  override readonly name: string = "OperatorError";
}
