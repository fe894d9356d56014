/**
 * An error that the operator of this installation can fix: an invalid setting, a missing folder, an unreachable
 * database. Its message says how, so it is shown without a stack trace. Every other error is unexpected and is logged
 * with one.
 */
export class OperatorError extends Error {
  override readonly name: string = "OperatorError";
}
