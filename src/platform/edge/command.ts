import { type MiddlewareFn, Mutation, UseMiddleware } from "type-graphql";
import { AppError } from "../app-error";
import { refuseHostileInput } from "./hostile-input";
import type { MutationPayload } from "./mutation-payload.type";
import { problemsOfArguments } from "./problems-of-arguments";

/**
 * Declares a mutation that answers with `Payload`. What the verb returns fills the payload; what it throws as an
 * `AppError`, and what the input's validators find, becomes the payload's `userErrors`.
 */
export function Command<P extends MutationPayload>(Payload: new () => P, options: { description: string }) {
  const answerUserErrors: MiddlewareFn<{ loaders?: { clear(): void } }> = async ({ args, context, info }, next) => {
    try {
      refuseHostileInput(args, info.parentType.getFields()[info.fieldName]!.args);
      return Object.assign(new Payload(), await next());
    } catch (error) {
      const problems = error instanceof AppError ? error.problems : problemsOfArguments(error, ["input"]);
      if (problems === null) throw error;
      const answer = error instanceof AppError ? error.answer : {};
      return Object.assign(new Payload(), answer, { userErrors: problems });
    } finally {
      // A later mutation of the same document must not see rows that were loaded before this one wrote.
      context.loaders?.clear();
    }
  };
  const decorators: MethodDecorator[] = [Mutation(() => Payload, options), UseMiddleware(answerUserErrors)];
  return (target: object, key: string | symbol, descriptor: PropertyDescriptor): void => {
    for (const decorate of decorators) decorate(target, key, descriptor);
  };
}
