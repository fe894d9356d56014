import { Identity1758326400001 } from "./1758326400001-identity";
import { RunsV41758326400002 } from "./1758326400002-runs-v4";
import { RunsV5Execution1758326400003 } from "./1758326400003-runs-v5-execution";
import { RunsV5Progress1758326400004 } from "./1758326400004-runs-v5-progress";
import { RunsOwnedAndCounted1758326400005 } from "./1758326400005-runs-owned-and-counted";
import { RecordProgress1758326400006 } from "./1758326400006-record-progress";
import { MarketDataCache1758326400007 } from "./1758326400007-market-data-cache";
import { MarketSymbols1758326400008 } from "./1758326400008-market-symbols";
import { MarketOnboardingQueue1758326400009 } from "./1758326400009-market-onboarding-queue";
import { MarketOnboardingLeases1758326400010 } from "./1758326400010-market-onboarding-leases";
import { BuilderStrategies1758326400011 } from "./1758326400011-builder-strategies";
import { BuilderTables1758326400012 } from "./1758326400012-builder-tables";
import { BuilderVersions1758326400013 } from "./1758326400013-builder-versions";
import { RunsOfFlows1758326400015 } from "./1758326400015-runs-of-flows";
import { MarketRefreshes1758326400016 } from "./1758326400016-market-refreshes";
import { MarketOnboardingTimes1758326400017 } from "./1758326400017-market-onboarding-times";
import { CodegenLastGenerated1758326400018 } from "./1758326400018-codegen-last-generated";
import { RunsUniverseInRows1758326400019 } from "./1758326400019-runs-universe-in-rows";
import { RecordProgressInUniverse1758326400020 } from "./1758326400020-record-progress-in-universe";
import { RunsInOrder1758326400021 } from "./1758326400021-runs-in-order";
import { BuilderAccessOnce1758326400022 } from "./1758326400022-builder-access-once";
import { DatabaseFunctions1758326400023 } from "./1758326400023-database-functions";
import { UserIdentities1758326400024 } from "./1758326400024-user-identities";
import { OwnersOfResults1758326400025 } from "./1758326400025-owners-of-results";
import { OnboardingsPerDay1758326400026 } from "./1758326400026-onboardings-per-day";
import { StrategiesOfUser1758326400027 } from "./1758326400027-strategies-of-user";
import { ChangesOfRuns1758326400028 } from "./1758326400028-changes-of-runs";
import { ChangesOfTheBuilder1758326400029 } from "./1758326400029-changes-of-the-builder";
import { ReportAvailability1758326400030 } from "./1758326400030-report-availability";

/** All migrations in their order. A migration that is not listed here is never run. */
export const migrations = [
  Identity1758326400001,
  RunsV41758326400002,
  RunsV5Execution1758326400003,
  RunsV5Progress1758326400004,
  RunsOwnedAndCounted1758326400005,
  RecordProgress1758326400006,
  MarketDataCache1758326400007,
  MarketSymbols1758326400008,
  MarketOnboardingQueue1758326400009,
  MarketOnboardingLeases1758326400010,
  BuilderStrategies1758326400011,
  BuilderTables1758326400012,
  BuilderVersions1758326400013,
  RunsOfFlows1758326400015,
  MarketRefreshes1758326400016,
  MarketOnboardingTimes1758326400017,
  CodegenLastGenerated1758326400018,
  RunsUniverseInRows1758326400019,
  RecordProgressInUniverse1758326400020,
  RunsInOrder1758326400021,
  BuilderAccessOnce1758326400022,
  DatabaseFunctions1758326400023,
  UserIdentities1758326400024,
  OwnersOfResults1758326400025,
  OnboardingsPerDay1758326400026,
  StrategiesOfUser1758326400027,
  ChangesOfRuns1758326400028,
  ChangesOfTheBuilder1758326400029,
  ReportAvailability1758326400030,
];
