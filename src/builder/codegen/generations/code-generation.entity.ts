import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import { User } from "../../../identity";
import { BooleanField, EnumField, FloatField, IdField, IntField, TextField, TimeField } from "../../../platform/fields";
import { Node } from "../../../platform/node.type";
import { Wide } from "../../../platform/sql/wide-properties";
import { BuilderRow } from "../../builder-row";
import { LogicFlowType } from "../../flow/logic-flow.type";
import type { NodeParameters } from "../../flow/node-parameters";
import { StrategyInstance } from "../../instances/strategy-instance.entity";
import { CodeValidation } from "./code-validation.type";
import { SourceMapEntry } from "./source-map-entry.type";
import { ValidationStatus } from "./validation-status.enum";

@Entity({ schema: "builder", name: "code_generations" })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "Python code generated from the flow of a strategy.",
})
@Index("ix_codegen_changed", ["changedIn"])
@Index("ix_code_generations_code_hash", ["codeHash"])
@Index("ix_code_generations_validation_status", ["validationStatus"])
@Index("ix_codegen_instance_created", ["instanceId", "createdAt"])
@Index("ix_codegen_instance_generated", ["instanceId", "lastGeneratedAt"])
@Index("ix_codegen_hash_instance", ["codeHash", "instanceId"])
@Index("ix_codegen_validation_status", ["validationStatus", "createdAt"])
@Index("ix_codegen_user_created", ["userId", "createdAt"])
@Index("ix_codegen_user_instance", ["userId", "instanceId"])
@Index("ix_codegen_deleted_created", ["isDeleted", "createdAt"])
@Unique("code_generations_instance_id_code_hash_key", ["instanceId", "codeHash"])
@Check("code_generations_code_hash_check", "code_hash ~ '^[0-9a-f]{64}$'")
@Check(
  "code_generations_validation_status_check",
  "validation_status in ('PENDING', 'VALID', 'SYNTAX_ERROR', 'SECURITY_ERROR', 'RUNTIME_ERROR')",
)
@Check("code_generations_line_count_check", "line_count >= 0")
@Check("code_generations_complexity_score_check", "complexity_score >= 0")
@Check("code_generations_generation_time_check", "generation_time >= 0")
export class CodeGeneration extends BuilderRow {
  @IdField({ generated: "uuid", description: "Id of the generation." })
  id!: string;

  /** Number of the transaction that changed the row last, written by a trigger. */
  @Column({ type: "bigint" })
  changedIn!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => StrategyInstance, { onDelete: "CASCADE" })
  instanceId!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @Wide()
  @Field(() => LogicFlowType, { description: "Flow that the code was generated from." })
  @Column({ type: "jsonb" })
  logicFlowSnapshot!: LogicFlow;

  @Wide()
  @Column({ type: "jsonb", default: {} })
  parametersSnapshot!: NodeParameters;

  @Wide()
  @TextField({ description: "Source of the Python module." })
  generatedCode!: string;

  @TextField({ description: "SHA-256 of the code, as 64 hexadecimal digits." })
  codeHash!: string;

  @EnumField(() => ValidationStatus, { description: "Result of the validation.", default: "PENDING" })
  validationStatus!: ValidationStatus;

  @Wide()
  @Field(() => CodeValidation, {
    nullable: true,
    description: "Details of the validation; null until the code is validated.",
  })
  @Column({ type: "jsonb", nullable: true })
  validationResult!: CodeValidation | null;

  @BooleanField({ nullable: true, description: "Whether the code has no syntax errors; null until it is checked." })
  syntaxCheckPassed!: boolean | null;

  @BooleanField({
    nullable: true,
    description: "Whether the code satisfies all security rules; null until it is checked.",
  })
  securityCheckPassed!: boolean | null;

  @TextField({ description: "Version of the code generator.", default: "1.0.0" })
  codeVersion!: string;

  @IntField({ nullable: true, description: "Number of lines of the code; null until it is validated." })
  lineCount!: number | null;

  @IntField({ nullable: true, description: "Highest McCabe complexity of its functions; null until it is validated." })
  complexityScore!: number | null;

  @FloatField({
    name: "generation_time",
    nullable: true,
    description: "Duration of the generation in milliseconds, including the validation; null when unknown.",
  })
  generationTimeMs!: number | null;

  @Wide()
  @Field(() => [SourceMapEntry], { description: "Lines of the code by the node they were generated from." })
  @Column({ type: "jsonb", default: [] })
  sourceMap!: SourceMapEntry[];

  @TimeField({ description: "When the code was first generated.", default: () => "now()" })
  createdAt!: Date;

  @TimeField({
    description: "When the code was last generated; generating the same code again updates it.",
    default: () => "now()",
  })
  lastGeneratedAt!: Date;
}
