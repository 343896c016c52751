/** A name of which only the family name's first character is read: 王**, J***. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim());
  return rest.length === 0 ? first : first + '*'.repeat(Math.min(3, rest.length));
}
