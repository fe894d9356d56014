import { Length, ValidateIf, ValidateNested } from "class-validator";
import { ArgumentValidationError } from "type-graphql";
import { validateArgument } from "../../../src/platform/edge/validate-argument";

class Inner {
  @Length(1, 3)
  name = "";
}
class Outer {
  @ValidateNested({ each: true })
  items: Inner[] = [];
}
class Broken {
  @ValidateIf(() => {
    throw new TypeError("inside the validator");
  })
  @Length(1, 3)
  name = "abc";
}

const outerOf = (...names: string[]) => {
  const outer = new Outer();
  outer.items = names.map((name) => Object.assign(new Inner(), { name }));
  return outer;
};

test.each([
  ["nothing", undefined],
  ["null", null],
  ["text", "text"],
  ["JSON of a variable", { a: { b: [1] } }],
  ["JSON written into the document", Object.assign(Object.create(null), { a: 1 })],
  ["a list of JSON", [Object.create(null), null, 1]],
  ["a valid input", outerOf("abc")],
])("accepts %s", async (_, argument) => {
  await expect(validateArgument(argument)).resolves.toBeUndefined();
});

test("refuses an invalid input, also in a list, with all its problems", async () => {
  const error = await validateArgument([outerOf("abc"), outerOf("", "long!")]).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ArgumentValidationError);
  const { validationErrors } = (error as ArgumentValidationError).extensions;
  expect(validationErrors).toMatchObject([{ property: "items", children: [{ property: "0" }, { property: "1" }] }]);
});

test("an error inside a validator is not hidden", async () => {
  await expect(validateArgument(new Broken())).rejects.toThrow(new TypeError("inside the validator"));
});
