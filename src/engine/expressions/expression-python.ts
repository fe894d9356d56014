import type { InputPort } from "../nodes/node-definition";
import type { ParameterSchemas } from "../nodes/parameters";
import type { PythonFunction } from "../nodes/python-function";
import { expressionFunctionName, pythonArgument } from "../python/python-argument";
import { PYTHON_WIDTH } from "../python/python-call";
import { RESERVED_PYTHON_NAMES } from "../python-parts/python-names";
import { pythonDocProse, wrapProse } from "../python-parts/python-prose";
import type { ColumnName } from "../series/bar-columns";
import { argumentNames } from "./bind-arguments";
import { EXPRESSION_PYTHON_NAMES } from "./operations";
import type { Program } from "./program";
import { programPython } from "./program-python";

interface Source {
  readonly name: string;
  readonly displayName: string;
  readonly version: string;
  readonly expression: string;
  readonly inputs: readonly InputPort[];
  readonly parameters: ParameterSchemas;
}

/**
 * The Python function of an expression, named after template and version, so that a module can contain several
 * versions.
 */
export function expressionPython(
  template: Source,
  program: Program,
  { columns, readsDates }: { columns: readonly ColumnName[]; readsDates: boolean },
): PythonFunction {
  const { ports, params } = argumentNames(template);
  const names = [
    ...columns,
    ...(readsDates ? ["dates"] : []),
    ...ports.map(pythonArgument),
    ...params.map(pythonArgument),
  ];
  const called = program.steps.flatMap((step) => (step.kind === "call" ? [step.definition.python.name] : []));
  const { lines, uses } = programPython(program, {
    reserved: [...RESERVED_PYTHON_NAMES, ...EXPRESSION_PYTHON_NAMES, ...called, ...names],
    anySeries: names[0]!,
  });
  const name = expressionFunctionName(template.name, template.version);
  const body = [
    `"""${pythonDocProse(template.displayName)}.`,
    "",
    ...wrapProse(pythonDocProse(template.expression, 400), PYTHON_WIDTH - 8),
    '"""',
    ...lines,
  ];
  const source = [`def ${name}(${names.join(", ")}):`, ...body.map((line) => (line === "" ? "" : `    ${line}`))];
  return { name, uses, source: `\n${source.join("\n")}\n` };
}
