/**
 * An e-mail address as it is stored: in lower case, without surrounding space. An address with compatibility characters
 * is kept as it is, since toLowerCase would turn the Kelvin sign into a `k`, and so one address into another.
 */
export function emailKey(address: string): string {
  const email = address.trim();
  return email.normalize("NFKC") === email ? email.toLowerCase() : email;
}
