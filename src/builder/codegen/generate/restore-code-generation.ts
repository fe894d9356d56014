import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { conjunction, parameters } from "../../../platform/paging/keyset-list";
import { entityReader, rowsOf } from "../../../platform/sql/rows";
import { isUuid } from "../../../platform/uuid";
import { restoreFlow } from "../../instance-edits/restore-flow";
import type { StrategyInstancePayload } from "../../instance-edits/strategy-instance-payload.type";
import { CodeGeneration } from "../generations/code-generation.entity";
import { isVisibleGeneration } from "../generations/visible-generations";
import type { RestoreCodeGenerationInput } from "./restore-code-generation.input";

/** Restores the flow that a generation was compiled from, as a new version of its strategy. */
export function restoreCodeGeneration(
  db: EntityManager,
  viewer: Viewer,
  { id, expectedRevision }: RestoreCodeGenerationInput,
): Promise<Partial<StrategyInstancePayload>> {
  return db.transaction(async (tx) => {
    const generation = await findGeneration(tx, viewer, id);
    if (generation === null) {
      return refuse(ErrorCode.NOT_FOUND, "input.id", `There is no generation ${id.slice(0, 100)} that you can see.`);
    }
    // The nodes of the snapshot contain all parameters.
    const state = { logicFlow: generation.logicFlowSnapshot, parameters: {} };
    return { instance: await restoreFlow(tx, viewer, generation.instanceId, expectedRevision, () => state) };
  });
}

async function findGeneration(db: EntityManager, viewer: Viewer, id: string): Promise<CodeGeneration | null> {
  if (!isUuid(id)) return null;
  const { values, bind } = parameters();
  const [row] = await rowsOf(
    db,
    `/* findGeneration */
     select *
     from builder.code_generations generation
     where generation.id = ${bind(id)}::uuid
       and ${conjunction([isVisibleGeneration(viewer)], bind)}`,
    values,
  );
  return row === undefined ? null : entityReader(db, CodeGeneration)(row);
}
