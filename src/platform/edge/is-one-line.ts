import { Matches } from "class-validator";

/** Validates a display name: no line breaks, control characters or characters that change the text direction. */
export function IsOneLine(): PropertyDecorator {
  return Matches(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u, {
    message: "$property must not contain line breaks, control characters or characters that change the text direction",
  });
}
