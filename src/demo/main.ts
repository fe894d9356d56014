import { DemoError, EXIT_CODES } from "./demo-error";
import { parseDemoArguments, USAGE } from "./parse-demo-arguments";
import { runDemo } from "./run-demo";
import { serverUrl } from "./server-url";

async function main(): Promise<number> {
  const parsed = parseDemoArguments(process.argv.slice(2), serverUrl());
  if (parsed.kind === "help") {
    process.stdout.write(USAGE);
    return EXIT_CODES.ok;
  }
  if (parsed.kind === "invalid") {
    process.stderr.write(`${parsed.message}\n\n${USAGE}`);
    return EXIT_CODES.usage;
  }
  const interrupt = new AbortController();
  // Only once: a second Ctrl-C ends the process immediately, even if the server does not respond to the cancellation.
  process.once("SIGINT", () => interrupt.abort());
  return runDemo(parsed.options, process.stdout, interrupt.signal);
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    if (!(error instanceof DemoError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  },
);
