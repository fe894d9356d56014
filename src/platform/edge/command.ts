import { type MiddlewareFn, Mutation, UseMiddleware } from "type-graphql";
import { AppError } from "../app-error";
import { refuseHostileInput } from "./hostile-input";
import type { MutationPayload } from "./mutation-payload.type";
import { validationProblems } from "./validation-problems";

type Method = (...args: never[]) => Promise<object>;

/** Whether a method answers with exactly `Partial<P>`: no key of another payload, and none of this one left out. */
type Answers<M extends Method, P> =
  Awaited<ReturnType<M>> extends Partial<P>
    ? [keyof Awaited<ReturnType<M>>, keyof P] extends [keyof P, keyof Awaited<ReturnType<M>>]
      ? unknown
      : WrongPayload
    : WrongPayload;

interface WrongPayload {
  readonly "The method must return Promise<Partial<P>> of the payload P that the command is declared with": never;
}

/**
 * Declares a mutation whose result is `Payload`. The object that the method returns fills the payload; the problems of an
 * `AppError`, and those that the input's validators find, become the payload's `userErrors`. A method that returns the
 * parts of another payload does not compile.
 */
export function Command<P extends MutationPayload>(Payload: new () => P, options: { description: string }) {
  const answerUserErrors: MiddlewareFn<{ loaders?: { clear(): void } }> = async ({ args, context, info }, next) => {
    try {
      refuseHostileInput(args, info.parentType.getFields()[info.fieldName]!.args);
      return Object.assign(new Payload(), await next());
    } catch (error) {
      const problems = error instanceof AppError ? error.problems : validationProblems(error, ["input"]);
      if (problems === null) throw error;
      return refusalOf(new Payload(), error instanceof AppError ? error.answer : {}, problems);
    } finally {
      // A later mutation of the same document must not see rows that were loaded before this one wrote.
      context.loaders?.clear();
    }
  };
  const decorators: MethodDecorator[] = [Mutation(() => Payload, options), UseMiddleware(answerUserErrors)];
  return <M extends Method>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M> & Answers<M, P>,
  ): void => {
    for (const decorate of decorators) decorate(target, key, descriptor);
  };
}

/** What a verb adds to a refusal is typed by the payload it names; this is the payload that the client is promised. */
function refusalOf<P extends MutationPayload>(payload: P, answer: object, userErrors: P["userErrors"]): P {
  const stray = Object.keys(answer).find((key) => !(key in payload));
  if (stray !== undefined) throw new Error(`A refusal answers with "${stray}", which its payload does not have.`);
  return Object.assign(payload, answer, { userErrors });
}
