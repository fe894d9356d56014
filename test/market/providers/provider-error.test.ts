import { ProviderError } from "../../../src/market/providers/provider-error";

describe("a provider error", () => {
  it.each(["UNKNOWN_SYMBOL", "NO_PRICES", "BAD_FILE"] as const)("is permanent for %s", (failure) => {
    expect(new ProviderError(failure, "No.").isPermanent).toBe(true);
  });

  it.each(["TIMEOUT", "RATE_LIMITED", "UNAVAILABLE", "BAD_RESPONSE"] as const)("is temporary for %s", (failure) => {
    expect(new ProviderError(failure, "No.").isPermanent).toBe(false);
  });

  it("has its cause and the requested delay", () => {
    const cause = new Error("reset");
    const error = new ProviderError("RATE_LIMITED", "Later.", { cause, retryAfterSeconds: 30 });
    expect(error).toMatchObject({ name: "ProviderError", message: "Later.", cause, retryAfterSeconds: 30 });
    expect(new ProviderError("TIMEOUT", "Late.").retryAfterSeconds).toBeNull();
  });
});
