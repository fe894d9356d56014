import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { isChangedSince } from "../../platform/feeds/change-cursor";
import type { Connection } from "../../platform/paging/connection.type";
import type { KeysetOrder } from "../../platform/paging/keyset-list";
import { keysetPage } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { isUuid } from "../../platform/uuid";
import { QuickTest } from "./quick-test.entity";
import type { QuickTestFilter } from "./quick-test-filter.input";
import { isVisibleQuickTest } from "./visible-quick-tests";

export const LATEST_TESTS_FIRST: KeysetOrder = {
  name: "quick-tests:CREATED_AT:DESC",
  direction: "DESC",
  keys: [
    { expression: "test.created_at", type: "timestamptz" },
    { expression: "test.id", type: "uuid" },
  ],
};

/** Returns a page of the quick tests that the viewer sees, latest first. */
export function listQuickTests(
  db: EntityManager,
  viewer: Viewer,
  filter: QuickTestFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<QuickTest>> {
  const { instanceId, statusIn, changedSince, createdAfter } = filter ?? {};
  return keysetPage(
    db,
    {
      name: "listQuickTests",
      entity: QuickTest,
      alias: "test",
      where: [
        isVisibleQuickTest(viewer),
        instanceId != null &&
          ((bind) => (isUuid(instanceId) ? `test.instance_id = ${bind(instanceId)}::uuid` : "false")),
        statusIn != null && ((bind) => `test.status = any(${bind(statusIn)}::text[])`),
        changedSince != null && isChangedSince("test", changedSince),
        createdAfter != null && ((bind) => `test.created_at >= ${bind(createdAfter)}::timestamptz`),
      ],
      order: LATEST_TESTS_FIRST,
    },
    page,
  );
}
