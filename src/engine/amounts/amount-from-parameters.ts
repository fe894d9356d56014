import { numberOf, type Parameters } from "../nodes/parameters";
import { constantAmount, constantAmountPython } from "./constant-amount";
import type { PassThroughParts } from "./pass-through-node";

interface AmountOptions {
  /** Name of the output port. */
  readonly amount: string;
  value(params: Parameters): number;
  /** Python expression for the same value. */
  readonly python: string;
}

/** Evaluation of a node whose amount depends only on its parameters. */
export function amountFromParameters({
  amount,
  value,
  python,
}: AmountOptions): Pick<PassThroughParts, "evaluate" | "python"> {
  return {
    evaluate: ({ columns, params }) => ({ [amount]: constantAmount(value(params), columns.length) }),
    python: { uses: [constantAmountPython], lines: [`${amount} = constant_amount(${python}, len(signal))`] },
  };
}

/** Evaluation of a node whose amount is the value of one of its parameters. */
export function amountFromParameter(amount: string, name: string): Pick<PassThroughParts, "evaluate" | "python"> {
  return amountFromParameters({ amount, value: (params) => numberOf(params, name), python: name });
}
