import { IsOptional, MaxLength } from "class-validator";
import { Field, InputType, registerEnumType } from "type-graphql";
import { SortDirection } from "../../platform/paging/sort-direction.enum";
import { NodeType } from "./node-type.enum";

@InputType({ description: "Which node templates; every condition that is given must hold." })
export class NodeTemplateFilter {
  @Field(() => [NodeType], { nullable: true, description: "Of one of these types." })
  nodeTypeIn?: NodeType[] | null;

  @Field(() => [String], { nullable: true, description: "In one of these categories." })
  categoryIn?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "The system's own, or users'." })
  isSystemTemplate?: boolean | null;

  @Field(() => String, { nullable: true, description: "With this text in a name or the description, in any case." })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
}

export enum NodeTemplateOrderField {
  NAME = "NAME",
  USAGE_COUNT = "USAGE_COUNT",
  CREATED_AT = "CREATED_AT",
}

registerEnumType(NodeTemplateOrderField, {
  name: "NodeTemplateOrderField",
  description: "What node templates are ordered by.",
  valuesConfig: {
    NAME: { description: "The name." },
    USAGE_COUNT: { description: "How many strategies were saved with it." },
    CREATED_AT: { description: "When it was made." },
  },
});

@InputType({ description: "How node templates are ordered." })
export class NodeTemplateOrder {
  @Field(() => NodeTemplateOrderField, { description: "By what." })
  field!: NodeTemplateOrderField;

  @Field(() => SortDirection, { description: "In which direction." })
  direction!: SortDirection;
}
