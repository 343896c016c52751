const encoder = new TextEncoder();

/** A TEXT value (RFC 5545 3.3.11): backslash, semicolon, comma and line breaks escaped, other controls left out. */
export function icsText(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\n/g, '\\n');
}

/** A content line folded (RFC 5545 3.1): at most 75 octets each, never inside a character; with its CRLF. */
export function icsLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const char of line) {
    const size = encoder.encode(char).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      // The space that marks the fold is an octet of the new line.
      octets = 1;
    }
    folded += char;
    octets += size;
  }
  return `${folded}\r\n`;
}
