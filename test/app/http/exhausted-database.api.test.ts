import { testApp } from "../../support/test-app";

const app = testApp();

const UPSERT = `mutation {
  upsertInstruments(input: { instruments: [{ ticker: "FULL" }] }) { inserted userErrors { message } }
}`;

async function send() {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: UPSERT }),
  });
  const body = JSON.parse(await response.text());
  return { status: response.status, retryAfter: response.headers.get("retry-after"), body };
}

test.each([
  ["53100", "a full disk", /no space, memory or connection left .* nothing was changed/, 30],
  ["53200", "no memory", /no space, memory or connection left/, 30],
  ["53300", "no connection", /no space, memory or connection left/, 30],
  ["40P01", "a deadlock", /nothing was changed. Try again in a moment/, 1],
])("SQLSTATE %s, %s, is answered 503 with the time to wait", async (state, _, message, most) => {
  await app.database.sql(`
    create or replace function runs.fails() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file' using errcode = '${state}'; end $$;
    create or replace trigger fails before insert on runs.instruments for each row execute function runs.fails();`);
  const { status, retryAfter, body } = await send();
  expect(status).toBe(503);
  expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
  expect(Number(retryAfter)).toBeLessThanOrEqual(most);
  expect(body.errors).toMatchObject([
    { message: expect.stringMatching(message), extensions: { code: "SERVICE_UNAVAILABLE" } },
  ]);

  await app.database.sql("drop trigger fails on runs.instruments");
  expect((await send()).body.data.upsertInstruments.userErrors).toEqual([]);
});
