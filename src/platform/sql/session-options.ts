/**
 * Session settings on which the code relies, whatever the defaults of the database or of its role are: the driver and
 * cursors read times as ISO text, and cursors need all digits of a number.
 */
export const SESSION_OPTIONS = [
  "-c datestyle=ISO,MDY",
  "-c intervalstyle=postgres",
  "-c timezone=UTC",
  "-c extra_float_digits=1",
  "-c bytea_output=hex",
  "-c search_path=public",
  "-c default_transaction_isolation=read\\ committed",
].join(" ");
