import type { Answer } from "./test-app";

/** Sends one document to a server in another process. Throws when the server cannot be reached. */
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

/** Sends one document and returns the data. Throws when there are errors. */
export async function dataOf(...question: Parameters<typeof askServer>): Promise<Answer["data"]> {
  const { data, errors } = await askServer(...question);
  if (errors !== undefined) throw new Error(`The response has errors: ${JSON.stringify(errors)}`);
  return data;
}
