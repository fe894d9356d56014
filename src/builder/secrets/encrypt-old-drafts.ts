import type { EntityManager } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { changedBy, rowsOf } from "../../platform/sql/rows";
import type { NodeParameters } from "../flow/node-parameters";
import type { Cipher } from "./cipher";
import { associatedData, type Draft, isEncrypted, replaceValues } from "./draft-values";
import { lockSensitivity } from "./sensitivity-lock";

/** What encrypting needs to know of a template. */
interface TemplateParameters {
  readonly name: string;
  /** The owner, whose strategies and drafts use the template; null for a system template, which has no secrets. */
  readonly userId: string | null;
  readonly parameterSchema: { readonly [keyword: string]: unknown };
}

interface StoredDraft {
  readonly session_id: string;
  /** 0 for the session's present draft. */
  readonly revision: number;
  readonly user_id: string;
  readonly draft_logic_flow: LogicFlow;
  readonly draft_parameters: NodeParameters;
}

/** Drafts in memory at a time: a draft has up to 1 MB. */
const DRAFTS_PER_BATCH = 20;

/**
 * Encrypts the values of a template's sensitive parameters in the drafts that were saved before the parameters became
 * sensitive, and in their history. Must run in the transaction that writes the template, after its version.
 */
export async function encryptOldDrafts(
  tx: EntityManager,
  cipher: Cipher | null,
  template: TemplateParameters,
): Promise<void> {
  const sensitive = sensitiveIn(template.parameterSchema);
  if (sensitive.size === 0 || template.userId === null) return;
  await lockSensitivity(tx);
  let after: Pick<StoredDraft, "session_id" | "revision"> | undefined;
  do {
    const drafts = await draftsAfter(tx, template, after);
    for (const draft of drafts) await encryptDraft(tx, cipher, draft, template.name, sensitive);
    after = drafts.at(-1);
  } while (after !== undefined);
}

function sensitiveIn(schema: TemplateParameters["parameterSchema"]): ReadonlySet<string> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>);
  return new Set(properties.filter(([, property]) => property["x-sensitive"] === true).map(([name]) => name));
}

async function encryptDraft(
  tx: EntityManager,
  cipher: Cipher | null,
  stored: StoredDraft,
  templateName: string,
  sensitive: ReadonlySet<string>,
): Promise<void> {
  let isChanged = false;
  const draft: Draft = { flow: stored.draft_logic_flow, parameters: stored.draft_parameters };
  const encrypted = replaceValues(draft, null, (value, location) => {
    if (location.template !== templateName || !sensitive.has(location.param) || isEncrypted(value)) return value;
    if (cipher === null) return refuseWithoutKey(location.param);
    isChanged = true;
    return { $sealed: cipher.encrypt(value, associatedData(stored.user_id, location)) };
  });
  if (isChanged) await writeDraft(tx, stored, encrypted);
}

function refuseWithoutKey(param: string): never {
  const message = `Drafts contain values of ${param}; set BUILDER_ENCRYPTION_KEY on the server to make it sensitive.`;
  return refuse(ErrorCode.FEATURE_DISABLED, "input.parameterSchema", message);
}

function draftsAfter(
  tx: EntityManager,
  { name, userId }: TemplateParameters,
  after: Pick<StoredDraft, "session_id" | "revision"> | undefined,
): Promise<StoredDraft[]> {
  return rowsOf<StoredDraft>(
    tx,
    `/* draftsAfter */
     with session as (
       select session.*
       from builder.builder_sessions session
       left join builder.strategy_instances instance on instance.id = session.instance_id
       where $1::uuid in (session.user_id, instance.user_id)
     ),
     draft as (
       select id as session_id, 0 as revision, user_id, draft_logic_flow, draft_parameters
       from session
       union all
       select session.id, earlier.revision, session.user_id, earlier.draft_logic_flow, earlier.draft_parameters
       from session
       join builder.builder_session_revisions earlier on earlier.session_id = session.id
     )
     select *
     from draft
     where draft.draft_logic_flow -> 'nodes' @> jsonb_build_array(jsonb_build_object('template', $2::text))
       and ($3::uuid is null or (draft.session_id, draft.revision) > ($3::uuid, $4::integer))
     order by draft.session_id, draft.revision
     limit $5`,
    [userId, name, after?.session_id ?? null, after?.revision ?? null, DRAFTS_PER_BATCH],
  );
}

function writeDraft(tx: EntityManager, { session_id, revision }: StoredDraft, draft: Draft): Promise<number> {
  const values = [session_id, JSON.stringify(draft.flow), JSON.stringify(draft.parameters)];
  const assignments = "draft_logic_flow = $2::jsonb, draft_parameters = $3::jsonb";
  if (revision === 0) {
    return changedBy(tx, `/* writeDraft */ update builder.builder_sessions set ${assignments} where id = $1`, values);
  }
  return changedBy(
    tx,
    `/* writeDraft */
     update builder.builder_session_revisions
     set ${assignments}
     where session_id = $1
       and revision = $4`,
    [...values, revision],
  );
}
