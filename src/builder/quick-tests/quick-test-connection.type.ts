import { feedConnectionOf } from "../../platform/feeds/feed-connection";
import { QuickTest } from "./quick-test.entity";

export const QuickTestConnection = feedConnectionOf(QuickTest, "QuickTest");
