import { SETTINGS } from "./setting-definitions";

/** All settings with their defaults, one on each line. */
export function describeSettings(): string {
  const width = Math.max(...Object.keys(SETTINGS).map((name) => name.length));
  const lines = Object.entries<{ desc?: string; default?: unknown }>(SETTINGS).map(
    ([name, { desc, default: value }]) => {
      const isSet = value !== undefined && String(value) !== "";
      return `  ${name.padEnd(width)}  ${desc}${isSet ? ` Default: ${value}.` : ""}`;
    },
  );
  return `Settings are environment variables, or lines such as PORT=4000 of the file .env in the project:\n\n${lines.join("\n")}`;
}
