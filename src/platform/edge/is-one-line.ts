import { Matches } from "class-validator";

/** Of a name to show: no line breaks, no control characters, and none that turn the direction of reading. */
export function IsOneLine(): PropertyDecorator {
  return Matches(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u, {
    message: "$property takes no line breaks, control characters or changes of direction",
  });
}
