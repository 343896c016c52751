import { XMLParser } from 'fast-xml-parser';

/** Not a body that the platform sends. */
export class NotXml extends Error {
  constructor() {
    super('not an XML body of the platform');
    this.name = 'NotXml';
  }
}

const parser = new XMLParser({
  ignoreAttributes: true,
  // Numbers stay as they are written: a message's id has more figures than a double holds.
  parseTagValue: false,
  trimValues: false,
  // The platform writes CDATA; entities are what attacks are made of.
  processEntities: false,
  htmlEntities: false,
});

/** The children of `<xml>` by name, texts only, deeper ones as objects. @throws NotXml on anything else, a DOCTYPE among them */
export function readXml(body: string): Readonly<Record<string, unknown>> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(body.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''))) throw new NotXml();
  let parsed: unknown;
  try {
    parsed = parser.parse(body);
  } catch {
    throw new NotXml();
  }
  const root = isObject(parsed) ? parsed['xml'] : undefined;
  if (!isObject(root)) throw new NotXml();
  return root;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
