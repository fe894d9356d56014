import { makeValidator } from "envalid";
import { parse } from "pg-connection-string";

export const nonNegativeInteger = makeValidator<number>((text) => {
  if (!/^\d{1,9}$/.test(text)) throw new Error("must be a whole number, 0 or more");
  return Number(text);
});

export const positiveInteger = makeValidator<number>((text) => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error("must be a whole number, 1 or more");
  return Number(text);
});

export const positiveNumber = makeValidator<number>((text) => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error("must be a number greater than 0");
  return value;
});

export const secret = makeValidator<string>((text) => {
  if (text.length > 0 && text.length < 32) throw new Error("must have at least 32 characters");
  return text;
});

export const postgresUrl = makeValidator<string>((text) => {
  if (!/^postgres(ql)?:\/\//.test(text)) throw new Error("must begin with postgres:// or postgresql://");
  // The parser of the driver, which also knows the URLs of sockets, such as postgresql://user@/database?host=/folder.
  if (!isParsed(text)) {
    throw new Error("is not a valid URL; encode / : @ # ? in the user or password as %2F %3A %40 %23 %3F");
  }
  return text;
});

function isParsed(url: string): boolean {
  try {
    parse(url);
    return true;
  } catch {
    return false;
  }
}

/** Origins of browsers' pages, separated by commas: scheme, host and port, without a path. */
export const origins = makeValidator<readonly string[]>((text) => {
  const list = text.split(",").map((each) => each.trim());
  const wrong = list.find(
    (each) => each !== "*" && !(/^https?:/.test(each) && URL.canParse(each) && new URL(each).origin === each),
  );
  if (text !== "" && wrong !== undefined) {
    throw new Error(`"${wrong}" is not an origin such as http://localhost:5173 (no path, no slash at the end), nor *`);
  }
  return text === "" ? [] : list;
});

export const webUrl = makeValidator<string>((text) => {
  if (text !== "" && !(/^https?:\/\//.test(text) && URL.canParse(text)))
    throw new Error("must be an http:// or https:// URL");
  return text;
});
