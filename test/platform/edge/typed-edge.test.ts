import type { ResolverData } from "type-graphql";
import { AppError, problem, refuse } from "../../../src/platform/app-error";
import { answerWith, Command } from "../../../src/platform/edge/command";
import { MutationPayload } from "../../../src/platform/edge/mutation-payload.type";
import { ErrorCode } from "../../../src/platform/error-code.enum";

// Each `@ts-expect-error` is a type test: `npm run check:types` fails if the line below it compiles. These classes are
// never part of a schema, because type-graphql's metadata is global and would be incomplete.

class RunPayload extends MutationPayload {
  run: string | null = null;
  shouldStop = false;
}

class TokenPayload extends MutationPayload {
  token: string | null = null;
}

const options = { description: "Only for this test." };
const unused = () => Promise.reject(new Error("Only its type matters."));

/** Methods that are declared with the payload that they return. */
class CorrectResolver {
  @Command(RunPayload, options)
  returnsAllFields(): Promise<Partial<RunPayload>> {
    return unused();
  }
}

/** Methods that do not return the fields of their payload. */
class WrongResolver {
  // @ts-expect-error the method returns the fields of another payload
  @Command(TokenPayload, options)
  returnsAnotherPayload(): Promise<Partial<RunPayload>> {
    return unused();
  }

  // @ts-expect-error `shouldStop` and `userErrors` are left out
  @Command(RunPayload, options)
  leavesFieldsOut(): Promise<{ run?: string | null }> {
    return unused();
  }

  // @ts-expect-error the payload has no `progress`
  @Command(RunPayload, options)
  returnsAnExtraField(): Promise<Partial<RunPayload> & { progress?: number }> {
    return unused();
  }

  // @ts-expect-error `run` has another type
  @Command(RunPayload, options)
  returnsAnotherType(): Promise<Partial<Omit<RunPayload, "run"> & { run: number }>> {
    return unused();
  }
}

/** Refusals whose answers have, or do not have, the fields of a payload. */
const refusals = [
  () => refuse(ErrorCode.RUN_TERMINAL, null, "ended"),
  () => refuse<RunPayload>(ErrorCode.RUN_TERMINAL, null, "ended", { run: "1", shouldStop: true }),
  () => new AppError<RunPayload>([], { shouldStop: true }),
  // @ts-expect-error the payload has no `misspelt`
  () => refuse<RunPayload>(ErrorCode.RUN_TERMINAL, null, "ended", { misspelt: "1" }),
  // @ts-expect-error `run` has another type
  () => refuse<RunPayload>(ErrorCode.RUN_TERMINAL, null, "ended", { run: 1 }),
  // @ts-expect-error no payload is named, so no field may be set
  () => refuse(ErrorCode.RUN_TERMINAL, null, "ended", { run: "1" }),
  // @ts-expect-error the payload has no `misspelt`
  () => new AppError<RunPayload>([], { misspelt: "1" }),
  // @ts-expect-error no payload is named, so no field may be set
  () => new AppError([], { run: "1" }),
];

/** Runs the middleware of a mutation that returns a RunPayload. */
function answer(next: () => Promise<unknown>, clear = () => {}) {
  const info = { fieldName: "endRun", parentType: { getFields: () => ({ endRun: { args: [] } }) } };
  const data = { root: {}, args: {}, context: { loaders: { clear } }, info } as unknown as ResolverData<object>;
  return answerWith(RunPayload)(data, next);
}

const ended = problem(ErrorCode.RUN_TERMINAL, "input.runId", "The run has ended.");

test("the types of the edge exist at compile time only", async () => {
  for (const refusal of refusals) expect(thrownOrReturned(refusal)).toBeInstanceOf(AppError);
  await expect(new CorrectResolver().returnsAllFields()).rejects.toThrow("Only its type matters.");
  await expect(new WrongResolver().returnsAnotherPayload()).rejects.toThrow("Only its type matters.");
});

function thrownOrReturned(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe("a mutation", () => {
  test("returns its payload with the fields of the method and without user errors", async () => {
    expect(await answer(async () => ({ run: "1" }))).toEqual({ run: "1", shouldStop: false, userErrors: [] });
  });

  test("that is refused returns the problems and the fields of the AppError", async () => {
    const refused = answer(() => Promise.reject(new AppError<RunPayload>([ended], { shouldStop: true })));
    expect(await refused).toEqual({ run: null, shouldStop: true, userErrors: [ended] });
  });

  test("fails if an AppError sets a field that the payload does not have", async () => {
    // The type of the verb's payload is right, but the resolver declares another one.
    const refused = answer(() => Promise.reject(new AppError<TokenPayload>([ended], { token: "secret" })));
    await expect(refused).rejects.toThrow('An AppError sets "token", which RunPayload does not have.');
  });

  test("does not turn other errors into user errors, and clears the loaders in any case", async () => {
    const clear = jest.fn();
    await expect(answer(() => Promise.reject(new Error("disk full")), clear)).rejects.toThrow("disk full");
    await answer(async () => ({}), clear);
    expect(clear).toHaveBeenCalledTimes(2);
  });
});
