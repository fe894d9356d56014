import { parameterSchemaOf } from "../../../engine/nodes/check-parameters";
import { AppError } from "../../../platform/app-error";
import { validateJson } from "../../flow/validate-json";
import type { NodeTemplate } from "../node-template.entity";
import { defaultsOf, parseParameterSchema } from "../parse-parameter-schema";

type Json = Readonly<Record<string, unknown>>;

/** Converts the JSON Schema of an input to the form in which it is stored; refuses an invalid one. */
export function readTemplateParameters(
  schema: Json,
  defaults: Json | null | undefined,
): Pick<NodeTemplate, "parameterSchema" | "defaultParameters"> {
  const malformed = validateJson(schema, "input.parameterSchema");
  if (malformed.length > 0) throw new AppError(malformed);
  const parsed = parseParameterSchema(schema, defaults ?? {});
  if ("problems" in parsed) throw new AppError(parsed.problems);
  return { parameterSchema: { ...parameterSchemaOf(parsed) }, defaultParameters: defaultsOf(parsed.parameters) };
}
