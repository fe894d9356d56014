import { connectionOf } from "../../platform/paging/connection.type";
import { QuickTest } from "./quick-test.entity";

export const QuickTestConnection = connectionOf(QuickTest, "QuickTest");
