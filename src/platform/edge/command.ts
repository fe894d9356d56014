import { type MiddlewareFn, Mutation, UseMiddleware } from "type-graphql";
import { AppError } from "../app-error";
import { refuseHostileInput } from "./hostile-input";
import { mendLenientText } from "./lenient-text";
import type { MutationPayload } from "./mutation-payload.type";
import { validationProblems } from "./validation-problems";

type Method = (...args: never[]) => Promise<object>;

/** `unknown` if the method returns exactly `Partial<P>`: no key that `P` lacks, and none of its keys left out. */
type Returns<M extends Method, P> =
  Awaited<ReturnType<M>> extends Partial<P>
    ? [keyof Awaited<ReturnType<M>>, keyof P] extends [keyof P, keyof Awaited<ReturnType<M>>]
      ? unknown
      : WrongPayload
    : WrongPayload;

interface WrongPayload {
  readonly "The method must return Promise<Partial<P>> of the payload P that the command is declared with": never;
}

/**
 * Declares a mutation that returns `Payload`. The fields that the method returns are copied into the payload. The
 * problems of an `AppError` and of the input's validators become its `userErrors`. A method that returns the fields of
 * another payload is a compile error.
 */
export function Command<P extends MutationPayload>(Payload: new () => P, options: { description: string }) {
  const decorators: MethodDecorator[] = [Mutation(() => Payload, options), UseMiddleware(answerWith(Payload))];
  return <M extends Method>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M> & Returns<M, P>,
  ): void => {
    for (const decorate of decorators) decorate(target, key, descriptor);
  };
}

/** The middleware of a mutation: checks the arguments, fills the payload and turns problems into its `userErrors`. */
export function answerWith<P extends MutationPayload>(
  Payload: new () => P,
): MiddlewareFn<{ loaders?: { clear(): void } }> {
  return async ({ args, context, info }, next) => {
    try {
      const declared = info.parentType.getFields()[info.fieldName]!.args;
      mendLenientText(args, declared);
      refuseHostileInput(args, declared);
      return Object.assign(new Payload(), await next());
    } catch (error) {
      const problems = error instanceof AppError ? error.problems : validationProblems(error, ["input"]);
      if (problems === null) throw error;
      return refusalOf(new Payload(), error instanceof AppError ? error.answer : {}, problems);
    } finally {
      // A later mutation of the same document must not see rows that were loaded before this one wrote to them.
      context.loaders?.clear();
    }
  };
}

/**
 * Builds the payload of a refused mutation. The verb chose the payload type of `answer` itself, so its keys are checked
 * against the payload that this mutation really returns.
 */
function refusalOf<P extends MutationPayload>(payload: P, answer: object, userErrors: P["userErrors"]): P {
  const stray = Object.keys(answer).find((key) => !(key in payload));
  if (stray !== undefined)
    throw new Error(`An AppError sets "${stray}", which ${payload.constructor.name} does not have.`);
  return Object.assign(payload, answer, { userErrors });
}
