import { IsOptional, MaxLength } from "class-validator";
import { Field, InputType, registerEnumType } from "type-graphql";
import { SortDirection } from "../../platform/paging/sort-direction.enum";
import { NodeType } from "./node-type.enum";

@InputType({ description: "Filter of node templates; all given conditions must match." })
export class NodeTemplateFilter {
  @Field(() => [NodeType], { nullable: true, description: "Only templates of one of these types." })
  nodeTypeIn?: NodeType[] | null;

  @Field(() => [String], { nullable: true, description: "Only templates in one of these categories." })
  categoryIn?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True for system templates only, false for users' templates only.",
  })
  isSystemTemplate?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Only templates whose name, display name or description contains this text, ignoring case; at most 200 characters.",
  })
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
  description: "Fields that node templates can be ordered by.",
  valuesConfig: {
    NAME: { description: "By name." },
    USAGE_COUNT: { description: "By the number of strategies that use the template." },
    CREATED_AT: { description: "By creation time." },
  },
});

@InputType({ description: "Order of node templates." })
export class NodeTemplateOrder {
  @Field(() => NodeTemplateOrderField, { description: "Field to order by." })
  field!: NodeTemplateOrderField;

  @Field(() => SortDirection, { description: "Direction of the order." })
  direction!: SortDirection;
}
