import { type ClusterUrls, clusterUrls, connectToCluster } from "./connect-to-cluster";
import { type DataDirectoryOptions, locateCluster } from "./locate-cluster";

/**
 * Returns the URLs of the embedded PostgreSQL that is running in a data directory; null if none is running. The options
 * must be those with which it was started.
 *
 * @throws OperatorError when the data belongs to another user.
 */
export async function findEmbeddedPostgres(
  dataDir: string,
  options: Omit<DataDirectoryOptions, "dataDir"> = {},
): Promise<ClusterUrls | null> {
  const cluster = await locateCluster({ ...options, dataDir });
  const connection = await connectToCluster(cluster);
  if (!connection) return null;
  await connection.client.end();
  return clusterUrls(cluster, connection.port);
}
