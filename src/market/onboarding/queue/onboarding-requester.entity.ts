import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { User } from "../../../identity";
import { OnboardingPriority } from "./onboarding-priority.enum";
import { SymbolOnboarding } from "./symbol-onboarding.entity";

/** A user who requested a symbol. All requests for a symbol share one job. */
@Entity({ schema: "market", name: "symbol_onboarding_requesters" })
@Index("ix_requesters_user_time", ["userId", "requestedAt"])
export class OnboardingRequester {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => SymbolOnboarding, { onDelete: "CASCADE" })
  onboardingId!: string;

  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => User, { onDelete: "CASCADE" })
  userId!: string;

  @Column({ type: "enum", enum: OnboardingPriority, enumName: "onboarding_priority" })
  priority!: OnboardingPriority;

  @Column({ type: "timestamptz", default: () => "now()" })
  requestedAt!: Date;
}
