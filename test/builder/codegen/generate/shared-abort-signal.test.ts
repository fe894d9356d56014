import { SharedAbortSignal } from "../../../../src/builder/codegen/generate/shared-abort-signal";

test("is aborted once the last of those who wait is gone", () => {
  const shared = new SharedAbortSignal();
  const [one, other] = [new AbortController(), new AbortController()];
  shared.join(one.signal);
  shared.join(other.signal);
  one.abort();
  expect(shared.signal.aborted).toBe(false);
  other.abort();
  expect(shared.signal.aborted).toBe(true);
});

test("is never aborted while somebody waits to the end", () => {
  const shared = new SharedAbortSignal();
  const one = new AbortController();
  shared.join(undefined);
  shared.join(one.signal);
  one.abort();
  expect(shared.signal.aborted).toBe(false);
});

test("is aborted at once for one who was gone before", () => {
  const shared = new SharedAbortSignal();
  shared.join(AbortSignal.abort());
  expect(shared.signal.aborted).toBe(true);
});
