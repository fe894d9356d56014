import type { EntityManager } from "typeorm";
import { type ExecutableFlow, executableFlow, type NodeParameters } from "../../builder";
import { builtInStrategies, findStrategy } from "../../engine/built-in-strategies";
import { flowStrategy } from "../../engine/flow/flow-strategy";
import { resolveParameters } from "../../engine/strategies/resolve-parameters";
import type { Strategy } from "../../engine/strategies/strategy";
import type { Viewer } from "../../identity";
import { AppError, problem, refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { ExecuteStrategyInput } from "./execute-strategy.input";

/** What a caller wants to have executed, checked. */
export interface ResolvedStrategy {
  readonly strategy: Strategy;
  readonly params: Record<string, unknown>;
  /** Null for a built-in strategy. */
  readonly executable: ExecutableFlow | null;
}

type Choice = Pick<ExecuteStrategyInput, "strategyCode" | "instanceId" | "params">;

/** The built-in strategy or the viewer's own that the input names, with its parameters. */
export async function resolveStrategy(
  db: EntityManager,
  viewer: Viewer,
  { strategyCode, instanceId, params }: Choice,
): Promise<ResolvedStrategy> {
  if (strategyCode != null && instanceId == null) {
    const strategy = builtIn(strategyCode);
    return { strategy, params: parametersOf(strategy, params), executable: null };
  }
  if (strategyCode != null || instanceId == null) {
    return refuse(ErrorCode.REQUIRED, "input.strategyCode", "Give either a strategyCode or an instanceId.");
  }
  const executable = await executableFlow(db, viewer, instanceId, (params ?? {}) as NodeParameters);
  const { instance, plan, parameters } = executable;
  // The id and not the name: a name changes, and two strategies may have the same.
  const code = `instance:${instance.id}`;
  const strategy = flowStrategy(plan, { code, name: instance.name, version: String(instance.version) });
  return { strategy, params: { ...parameters }, executable };
}

function builtIn(strategyCode: string): Strategy {
  const known = builtInStrategies.map(({ code }) => code).join(", ");
  const message = `There is no strategy "${strategyCode}"; the built-in ones are ${known}.`;
  return findStrategy(strategyCode) ?? refuse(ErrorCode.NOT_FOUND, "input.strategyCode", message);
}

function parametersOf(strategy: Strategy, given: Record<string, unknown> | null | undefined): Record<string, number> {
  const resolved = resolveParameters(strategy, given ?? {});
  if (resolved.ok) return { ...resolved.parameters };
  throw new AppError(
    resolved.problems.map(({ code, field, message }) =>
      problem(ErrorCode[code], ["input.params", field].filter(Boolean).join("."), message),
    ),
  );
}
