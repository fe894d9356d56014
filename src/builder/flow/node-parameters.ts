/** Parameters beside a flow: values by node id and parameter. They win over those in the flow's nodes. */
export type NodeParameters = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
