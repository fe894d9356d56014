import { type ConditionGroup, reasonsOf } from "../../../src/engine/strategies/condition-group";

/** A group of conditions together with the reasons that it gives. */
export const withReasons = <Group extends ConditionGroup>(group: Group) => ({ ...group, reasons: reasonsOf([group]) });
