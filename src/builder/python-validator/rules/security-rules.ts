import { NAME_RULES } from "./name-rules";
import type { SecurityRule } from "./security-rule";
import { SOURCE_RULES } from "./source-rules";
import { SYNTAX_RULES } from "./syntax-rules";

/** Exactly the rules that the validator enforces; they are implemented in `python/`. */
export const SECURITY_RULES: readonly SecurityRule[] = [...SOURCE_RULES, ...NAME_RULES, ...SYNTAX_RULES];
