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

/** The strategy that an input requests, with checked parameters. */
export interface ResolvedStrategy {
  readonly strategy: Strategy;
  readonly params: Record<string, unknown>;
  /** Null for a built-in strategy. */
  readonly executable: ExecutableFlow | null;
}

type StrategyChoice = Pick<ExecuteStrategyInput, "strategyCode" | "instanceId" | "params">;

/** Resolves the built-in strategy or the viewer's own strategy that an input names, and its parameters. */
export async function resolveStrategy(
  db: EntityManager,
  viewer: Viewer,
  { strategyCode, instanceId, params }: StrategyChoice,
): Promise<ResolvedStrategy> {
  if (strategyCode != null && instanceId == null) {
    const strategy = builtInStrategy(strategyCode);
    return { strategy, params: checkParameters(strategy, params ?? {}), executable: null };
  }
  if (strategyCode != null || instanceId == null) {
    return refuse(ErrorCode.REQUIRED, "input.strategyCode", "Set either strategyCode or instanceId, not both.");
  }
  const executable = await executableFlow(db, viewer, instanceId, (params ?? {}) as NodeParameters);
  const { instance, plan, parameters } = executable;
  // The id, not the name: names change and are not unique.
  const code = `instance:${instance.id}`;
  const strategy = flowStrategy(plan, { code, name: instance.name, version: String(instance.version) });
  return { strategy, params: { ...parameters }, executable };
}

function builtInStrategy(strategyCode: string): Strategy {
  const codes = builtInStrategies.map(({ code }) => code).join(", ");
  const message = `Strategy "${strategyCode}" does not exist; the built-in strategies are ${codes}.`;
  return findStrategy(strategyCode) ?? refuse(ErrorCode.NOT_FOUND, "input.strategyCode", message);
}

function checkParameters(strategy: Strategy, params: Record<string, unknown>): Record<string, number> {
  const resolved = resolveParameters(strategy, params);
  if (resolved.ok) return { ...resolved.parameters };
  throw new AppError(
    resolved.problems.map(({ code, field, message }) =>
      problem(ErrorCode[code], ["input.params", field].filter(Boolean).join("."), message),
    ),
  );
}
