import { type DocumentNode, type ExecutionResult, execute, parse, validate } from "graphql";
import { executePlanned } from "../../../src/app/execution/planned-execution";
import { QueryPlans } from "../../../src/app/execution/query-plans";
import { RANDOM_VARIABLES, randomDocument } from "./random-document";
import { type Calls, randomSchema } from "./random-schema";

const schema = randomSchema();
const DOCUMENTS = 500;

/** Documents of which nothing is reported as a conflict, about two thirds of all. */
const documents = Array.from({ length: DOCUMENTS }, (_, seed) => randomDocument(schema, seed + 1))
  .map((text) => parse(text))
  .filter((document) => validate(schema, document).length === 0);

async function interpreted(document: DocumentNode, variables: Record<string, unknown>) {
  const calls: Calls = { count: 0 };
  const result = await execute({ schema, document, contextValue: calls, variableValues: variables });
  return comparable(result, calls);
}

/** A result as a client sees it. The order of errors is not defined: fields finish in any order. */
function comparable({ data, errors = [] }: ExecutionResult, { count }: Calls) {
  const sorted = errors.map((error) => JSON.stringify(error.toJSON())).sort();
  return { data: JSON.stringify(data), errors: sorted, count };
}

describe("planned execution", () => {
  test("returns what graphql-js returns and calls as many resolvers, for random documents and variables", async () => {
    const plans = new QueryPlans();
    expect(documents.length).toBeGreaterThan(DOCUMENTS / 2);
    for (const [index, document] of documents.entries()) {
      for (let round = 0; round < 4; round++) {
        const variableValues = RANDOM_VARIABLES[(index + round) % RANDOM_VARIABLES.length]!;
        const contextValue: Calls = { count: 0 };
        const result = await executePlanned({ schema, document, variableValues, contextValue }, plans);
        const request = { text: document.loc?.source.body, variableValues, round };
        expect({ ...request, ...comparable(result, contextValue) }).toEqual({
          ...request,
          ...(await interpreted(document, variableValues)),
        });
      }
    }
  });

  test("keeps a limited number of plans", async () => {
    const plans = new QueryPlans({ max: 20, maxSize: 100_000 });
    for (const document of documents.slice(0, 60)) {
      await executePlanned({ schema, document, variableValues: { yes: true }, contextValue: { count: 0 } }, plans);
    }
    expect(plans.size).toBe(20);
  });
});
