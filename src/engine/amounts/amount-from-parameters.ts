import { numberOf, type Parameters } from "../nodes/parameters";
import { constantAmount, constantAmountPython } from "./constant-amount";
import type { PassThroughParts } from "./pass-through-node";

interface Constant {
  /** Port that tells it. */
  readonly amount: string;
  value(params: Parameters): number;
  /** The same of the parameters in Python. */
  readonly python: string;
}

/** The computing of a node whose amount its parameters alone decide. */
export function amountFromParameters({
  amount,
  value,
  python,
}: Constant): Pick<PassThroughParts, "evaluate" | "python"> {
  return {
    evaluate: ({ columns, params }) => ({ [amount]: constantAmount(value(params), columns.length) }),
    python: { uses: [constantAmountPython], lines: [`${amount} = constant_amount(${python}, len(signal))`] },
  };
}

/** The same where the amount is a parameter as it is. */
export function amountFromParameter(amount: string, name: string): Pick<PassThroughParts, "evaluate" | "python"> {
  return amountFromParameters({ amount, value: (params) => numberOf(params, name), python: name });
}
