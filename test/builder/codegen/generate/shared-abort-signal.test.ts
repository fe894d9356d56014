import { SharedAbortSignal } from "../../../../src/builder/codegen/generate/shared-abort-signal";

test("is aborted once the last caller has left", () => {
  const shared = new SharedAbortSignal();
  const [one, other] = [new AbortController(), new AbortController()];
  shared.join(one.signal);
  shared.join(other.signal);
  one.abort();
  expect(shared.signal.aborted).toBe(false);
  other.abort();
  expect(shared.signal.aborted).toBe(true);
});

test("is not aborted while a caller without a signal waits", () => {
  const shared = new SharedAbortSignal();
  const one = new AbortController();
  shared.join(undefined);
  shared.join(one.signal);
  one.abort();
  expect(shared.signal.aborted).toBe(false);
});

test("is aborted immediately when the only caller has aborted already", () => {
  const shared = new SharedAbortSignal();
  shared.join(AbortSignal.abort());
  expect(shared.signal.aborted).toBe(true);
});
