import { TOKEN_SECRET } from "../../support/test-app";
import { testDatabase } from "../../support/test-database";
import { runCommand } from "./run-command";

const database = testDatabase();
const run = (script: string, ...args: string[]) =>
  runCommand(script, args, { DATABASE_URL: database.url, AUTH_SECRET: TOKEN_SECRET });

test("npm run user changes the state of a user and prints it", async () => {
  await run("token", "--email", "ada@example.com");
  expect(await run("user", "--email", "ada@example.com", "--deactivate", "--role", "service")).toEqual({
    code: 0,
    output: "ada@example.com has the role SERVICE and is locked out.\n",
    complaints: [],
  });
  const { output } = await run("user", "--email", "Ada@example.com", "--activate", "--revoke-tokens");
  expect(output).toMatch(
    /^ada@example.com has the role SERVICE and is active; tokens from \d{4}-\S+Z or before are refused\.\n$/,
  );
});

test.each([
  [[], "--email is required"],
  [["--email", "nobody@example.com"], "There is no user with the e-mail address nobody@example.com."],
  [["--email", "a@example.com", "--activate", "--deactivate"], "not both"],
  [["--email", "a@example.com", "--role", "ROOT"], "--role must be USER, SERVICE or ADMIN, but is ROOT."],
])("npm run user %j ends with a clear message", async (args, message) => {
  const { code, complaints } = await run("user", ...args);
  expect(code).toBe(1);
  expect(complaints.join("\n")).toContain(message);
});
