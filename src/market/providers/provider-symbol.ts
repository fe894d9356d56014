import { isTicker, normalizeTicker } from "../../engine/ticker";
import { ProviderError } from "./provider-error";

/**
 * Normalizes a symbol. Throws UNKNOWN_SYMBOL for an invalid one: tickers may contain dots and slashes, but nothing that
 * would traverse a path or URL.
 */
export function providerSymbol(text: string): string {
  const symbol = normalizeTicker(text);
  if (!isTicker(symbol) || !/[A-Z0-9]/.test(symbol) || symbol.includes("..") || symbol.startsWith("/")) {
    throw new ProviderError("UNKNOWN_SYMBOL", `"${text.slice(0, 50)}" is not a valid symbol.`);
  }
  return symbol;
}
