/** Parameters stored beside a flow, by node id and name. They override those in the flow's nodes. */
export type NodeParameters = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
