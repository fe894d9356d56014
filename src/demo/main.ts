import { exitCodes, isDemoFailure } from "./demo-failure";
import { parseDemoArguments, usage } from "./demo-options";
import { demonstrate } from "./demonstrate";

async function main(): Promise<number> {
  const parsed = parseDemoArguments(process.argv.slice(2));
  if (parsed.kind === "help") {
    process.stdout.write(usage);
    return exitCodes.ok;
  }
  if (parsed.kind === "invalid") {
    process.stderr.write(`${parsed.message}\n\n${usage}`);
    return exitCodes.usage;
  }
  const interrupt = new AbortController();
  // Once: a second Ctrl-C ends the process at once, should the server not answer the cancellation.
  process.once("SIGINT", () => interrupt.abort());
  return demonstrate(parsed.options, process.stdout, interrupt.signal);
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    if (!isDemoFailure(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  },
);
