import { createHash } from "node:crypto";
import { canonicalJson } from "../../canonical-json";
import type { FlowPlan } from "../plan/flow-plan";

const LENGTH = 12;

/** Tells apart strategies whose texts are shortened: 48 bits of a hash of all nodes, without sensitive parameters. */
export function planChecksum({ nodes }: FlowPlan): string {
  const content = nodes.map(({ id, definition: { name, version, parameters }, params, inputs }) => {
    const shown = Object.entries(params).filter(([parameter]) => {
      const schema = parameters[parameter] as { readonly "x-sensitive"?: boolean } | undefined;
      return !schema?.["x-sensitive"];
    });
    return canonicalJson({ id, name, version, params: Object.fromEntries(shown), inputs });
  });
  return createHash("sha256").update(content.join("\n")).digest("hex").slice(0, LENGTH);
}
