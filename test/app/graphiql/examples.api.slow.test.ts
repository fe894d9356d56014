import { join } from "node:path";
import { type ExampleTab, readExampleTabs } from "../../../src/app/graphiql/read-example-tabs";
import { testApp } from "../../support/test-app";

const app = testApp({ samples: 20, works: true });

async function run({ query, variables }: ExampleTab) {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables: variables ? JSON.parse(variables) : {} }),
  });
  return (await response.json()) as { data?: Record<string, unknown>; errors?: unknown };
}

test("all examples run unchanged in their order, and once more", async () => {
  const tabs = await readExampleTabs(join(__dirname, "../../../docs/examples"));
  for (const tab of [...tabs, ...tabs]) {
    const { data, errors } = await run(tab);
    expect({ query: tab.query, errors }).toEqual({ query: tab.query, errors: undefined });
    const refusals = Object.values(data!).flatMap((answer) =>
      answer !== null && typeof answer === "object" && "userErrors" in answer ? answer.userErrors : [],
    );
    expect({ query: tab.query, refusals }).toEqual({ query: tab.query, refusals: [] });
  }
});
