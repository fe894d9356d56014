import { Column, Entity, PrimaryColumn } from "typeorm";

/** A worker process that takes onboarding jobs; it updates `lastSeenAt` every few seconds. */
@Entity({ schema: "market", name: "onboarding_workers" })
export class OnboardingWorker {
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @Column({ type: "timestamptz", default: () => "now()" })
  lastSeenAt!: Date;
}
