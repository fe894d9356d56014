import { isTicker, normalizeTicker } from "../../engine/ticker";
import { ProviderError } from "./provider-error";

/**
 * The symbol as it is stored. Throws an UNKNOWN_SYMBOL error for what is no symbol: tickers may hold dots and slashes, but
 * not what would be a step up in a path or an address.
 */
export function providerSymbol(text: string): string {
  const symbol = normalizeTicker(text);
  if (!isTicker(symbol) || !/[A-Z0-9]/.test(symbol) || symbol.includes("..") || symbol.startsWith("/")) {
    throw new ProviderError("UNKNOWN_SYMBOL", `"${text.slice(0, 50)}" is not a symbol.`);
  }
  return symbol;
}
