import { clusterUrl, connectToCluster } from "./connect-to-cluster";
import { type DataDirectoryOptions, locateCluster } from "./locate-cluster";

/**
 * The address of the embedded PostgreSQL that runs in this directory, for a process that wants to join it; null when
 * none is running. The options must be those of the start.
 *
 * @throws Error in one sentence when the data belongs to another user.
 */
export async function findEmbeddedPostgres(
  dataDir: string,
  options: Omit<DataDirectoryOptions, "dataDir"> = {},
): Promise<string | null> {
  const cluster = await locateCluster({ ...options, dataDir });
  const connection = await connectToCluster(cluster);
  if (!connection) return null;
  await connection.client.end();
  return clusterUrl(cluster, connection.port);
}
