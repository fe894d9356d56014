import { GenerateCodeResolver } from "./codegen/generate/generate-code.resolver";
import { RestoreCodeGenerationResolver } from "./codegen/generate/restore-code-generation.resolver";
import { CodeGeneration } from "./codegen/generations/code-generation.entity";
import { codeGenerationById } from "./codegen/generations/code-generation.loaders";
import { CodeGenerationResolver } from "./codegen/generations/code-generation.resolver";
import { CodeGenerationDiffResolver } from "./codegen/generations/code-generation-diff.resolver";
import { CodeGenerationStatusCountsResolver } from "./codegen/generations/code-generation-status-counts.resolver";
import { InstanceCodeResolver } from "./codegen/generations/instance-code.resolver";
import { ValidateCodeResolver } from "./codegen/validation/validate-code.resolver";
import { FlowNodeResolver, LogicFlowResolver } from "./flow-checks/logic-flow.resolver";
import { StrategyInstanceResolver } from "./instance-edits/strategy-instance.resolver";
import { StrategyInstance } from "./instances/strategy-instance.entity";
import { strategyInstanceById } from "./instances/strategy-instance.loaders";
import { NodeTemplateResolver } from "./node-templates/edits/node-template.resolver";
import { NodeTemplate } from "./node-templates/node-template.entity";
import { NodeTemplateVersion } from "./node-templates/node-template-version.entity";
import { InstanceTestsResolver } from "./quick-tests/instance-tests.resolver";
import { QuickTest } from "./quick-tests/quick-test.entity";
import { quickTestById } from "./quick-tests/quick-test.loaders";
import { QuickTestResolver } from "./quick-tests/quick-test.resolver";
import { BuilderSession } from "./sessions/draft/builder-session.entity";
import { builderSessionById } from "./sessions/draft/builder-session.loaders";
import { BuilderSessionAccess } from "./sessions/draft/builder-session-access.entity";
import { BuilderSessionRevision } from "./sessions/draft/builder-session-revision.entity";
import { BuilderSessionResolver } from "./sessions/edits/builder-session.resolver";
import { InstanceSessionResolver } from "./sessions/edits/instance-session.resolver";
import {
  BuilderSessionAccessResolver,
  BuilderSessionRevisionResolver,
} from "./sessions/edits/session-history.resolver";
import { StrategyTemplate } from "./strategy-templates/strategy-template.entity";
import { strategyTemplateById } from "./strategy-templates/strategy-template.loaders";
import { StrategyTemplateResolver } from "./strategy-templates/strategy-template.resolver";
import { TemplateRating } from "./strategy-templates/template-rating.entity";

export type { BuilderContext } from "./builder-context";
export { builderSchedules } from "./builder-schedules";
export { type EvaluationPool, makeEvaluationPool } from "./evaluation/evaluation-pool";
export type { NodeParameters } from "./flow/node-parameters";
export type { PlanOutcome } from "./flow/plan-flow";
export { type ExecutableFlow, executableFlow } from "./instances/executable-flow";
export { planStoredFlow } from "./instances/plan-stored-flow";
export { StrategyInstance } from "./instances/strategy-instance.entity";
export { strategyInstanceOfPart } from "./instances/strategy-instance.loaders";
export { lazyValidatorPool } from "./python-validator/lazy-validator-pool";
export { makeValidatorPool, type ValidatorPool } from "./python-validator/validator-pool";
export { type Cipher, makeCipher } from "./secrets/cipher";
export { writeSystemTemplates } from "./write-system-templates";

/** The loaders by id of the types that `node` finds. */
export const builderNodeLoaders = [
  strategyInstanceById,
  strategyTemplateById,
  builderSessionById,
  codeGenerationById,
  quickTestById,
];

export const builderEntities = [
  NodeTemplate,
  NodeTemplateVersion,
  StrategyTemplate,
  TemplateRating,
  StrategyInstance,
  CodeGeneration,
  QuickTest,
  BuilderSession,
  BuilderSessionRevision,
  BuilderSessionAccess,
];

export const builderResolvers = [
  LogicFlowResolver,
  FlowNodeResolver,
  NodeTemplateResolver,
  StrategyTemplateResolver,
  StrategyInstanceResolver,
  CodeGenerationResolver,
  CodeGenerationDiffResolver,
  CodeGenerationStatusCountsResolver,
  GenerateCodeResolver,
  RestoreCodeGenerationResolver,
  ValidateCodeResolver,
  InstanceCodeResolver,
  QuickTestResolver,
  InstanceTestsResolver,
  BuilderSessionResolver,
  BuilderSessionRevisionResolver,
  BuilderSessionAccessResolver,
  InstanceSessionResolver,
] as const;
