import { buildSchema as parseSchema } from "graphql";
import { buildSchema } from "../../src/app/build-schema";
import {
  connectionsArePaged,
  connectionsAreRelayConnections,
  descriptionsAreSentences,
  everythingIsDescribed,
  inputsAreNamedForTheirUse,
  jsonInputsHaveAMaximumSize,
  mutationsHaveOneShape,
  namesFollowTheirKind,
  operationsAreNamedPlainly,
  payloadsBelongToMutations,
  type Rule,
} from "./rules";

const schema = buildSchema();

describe("the schema", () => {
  test.each<[string, Rule]>([
    ["describes every type, field, argument, input field and enum value", everythingIsDescribed],
    ["ends every description like a sentence", descriptionsAreSentences],
    ["has types in PascalCase, fields and arguments in camelCase, enum values in UPPER_CASE", namesFollowTheirKind],
    ["names queries after what they return and mutations after what they do", operationsAreNamedPlainly],
    ["distinguishes inputs from outputs by their names", inputsAreNamedForTheirUse],
    ["has connections as Relay specifies them", connectionsAreRelayConnections],
    ["pages every connection with first and after", connectionsArePaged],
    ["limits the size of every JSON value of an input", jsonInputsHaveAMaximumSize],
    ["has mutations with one input and a payload of nullable entities and userErrors", mutationsHaveOneShape],
    ["returns payloads from mutations only", payloadsBelongToMutations],
  ])("%s", (_, rule) => {
    expect(rule(schema)).toEqual([]);
  });
});

const PAGE_INFO = "type PageInfo { hasNextPage: Boolean! }";
const ERROR = "type UserError { code: String! }";
const QUERY = '"All." type Query { "One." a: Int }';

describe("a violation is reported", () => {
  test.each<[string, Rule, string, string[]]>([
    ["a type without description", everythingIsDescribed, `${QUERY} type A { "A." a: Int }`, ["A"]],
    ["a field without description", everythingIsDescribed, `${QUERY} "A." type A { a: Int }`, ["A.a"]],
    ["an empty description", everythingIsDescribed, `${QUERY} "A." type A { " " a: Int }`, ["A.a"]],
    ["an undescribed argument", everythingIsDescribed, `${QUERY} "A." type A { "A." a(b: Int): Int }`, ["A.a.b"]],
    ["an undescribed input field", everythingIsDescribed, `${QUERY} "A." input A { a: Int }`, ["A.a"]],
    ["an undescribed enum value", everythingIsDescribed, `${QUERY} "A." enum A { B }`, ["A.B"]],
    ["a scalar without description", everythingIsDescribed, `${QUERY} scalar A`, ["A"]],
    ["a description without a full stop", descriptionsAreSentences, `${QUERY} "an a" type A { "A." a: Int }`, ["A"]],
    [
      "JSON without a maximum size",
      jsonInputsHaveAMaximumSize,
      `${QUERY} "J." scalar JSONObject "A." input A { "A." a: JSONObject! }`,
      ["A.a"],
    ],
    ["a type in snake case", namesFollowTheirKind, `${QUERY} type strategy_run { a: Int }`, ["strategy_run"]],
    ["a field in snake case", namesFollowTheirKind, `${QUERY} type A { run_id: Int }`, ["A.run_id"]],
    ["an argument in PascalCase", namesFollowTheirKind, `${QUERY} type A { a(First: Int): Int }`, ["A.a.First"]],
    ["an enum value in lower case", namesFollowTheirKind, `${QUERY} enum A { pending }`, ["A.pending"]],
    ["a query named get", operationsAreNamedPlainly, "type Query { getRun: Int runs: Int }", ["Query.getRun"]],
    ["a query named list", operationsAreNamedPlainly, "type Query { listRuns: Int listing: Int }", ["Query.listRuns"]],
    ["an input named like an output", inputsAreNamedForTheirUse, `${QUERY} input A { a: Int }`, ["A"]],
    ["an output named like an input", inputsAreNamedForTheirUse, `${QUERY} type AFilter { a: Int }`, ["AFilter"]],
    [
      "a connection without edges and with a nullable count",
      connectionsAreRelayConnections,
      `${QUERY} ${PAGE_INFO} type A { a: Int }
       type AConnection { nodes: [A!]! pageInfo: PageInfo! totalCount: Int }`,
      ["AConnection.edges", "AConnection.totalCount", "AEdge"],
    ],
    [
      "an edge without a cursor",
      connectionsAreRelayConnections,
      `${QUERY} ${PAGE_INFO} type A { a: Int } type AEdge { node: A! }
       type AConnection { edges: [AEdge!]! nodes: [A!]! pageInfo: PageInfo! totalCount: Int! }`,
      ["AEdge.cursor"],
    ],
    [
      "a connection that cannot be paged",
      connectionsArePaged,
      "type AConnection { a: Int } type Query { as(first: Int): AConnection! }",
      ["Query.as"],
    ],
    [
      "a mutation with an argument other than input",
      mutationsHaveOneShape,
      `${QUERY} ${ERROR} type APayload { userErrors: [UserError!]! } type Mutation { a(id: ID!): APayload! }`,
      ["Mutation.a(input)"],
    ],
    [
      "a mutation that returns an entity",
      mutationsHaveOneShape,
      `${QUERY} input AInput { a: Int } type A { a: Int } type Mutation { a(input: AInput!): A }`,
      ["Mutation.a"],
    ],
    [
      "a payload with a non-null entity and nullable errors",
      mutationsHaveOneShape,
      `${QUERY} ${ERROR} input AInput { a: Int } type A { a: Int }
       type APayload { a: A! userErrors: [UserError!] } type Mutation { a(input: AInput!): APayload! }`,
      ["APayload.userErrors", "APayload.a"],
    ],
    [
      "a query that returns a payload",
      payloadsBelongToMutations,
      "type APayload { a: Int } type Query { a: APayload }",
      ["Query.a"],
    ],
  ])("%s", (_, rule, schemaText, violations) => {
    expect(rule(parseSchema(schemaText))).toEqual(violations);
  });
});
