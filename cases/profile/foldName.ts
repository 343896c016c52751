/** A name as it is compared: width, case, spaces and dashes do not tell two names apart. */
export function foldName(said: string): string {
  return said.normalize('NFKC').toLowerCase().replace(/[\s\-_'’]+/g, '');
}
