import type { Answer } from "./test-app";

/** Sends one document to a server in another process; throws when nobody answers. */
export async function askServer(
  url: string,
  document: string,
  variables: Record<string, unknown> = {},
  token?: string,
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: document, variables }),
  });
  return { ...((await response.json()) as Omit<Answer, "status">), status: response.status };
}

/** The data of an answer without errors. */
export async function dataOf(...question: Parameters<typeof askServer>): Promise<Answer["data"]> {
  const { data, errors } = await askServer(...question);
  if (errors !== undefined) throw new Error(`Answered with errors: ${JSON.stringify(errors)}`);
  return data;
}
