/** One bar: what it is, how much, and how that is read. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly shown: string;
  /** Beside it, quietly: the month before. */
  readonly before?: number;
}

const WIDTH = 640;
const NAMES = 190;
const ROW = 26;
/** So much room is kept for the number at a bar's end. */
const NUMBERS = 90;

/** Text for HTML and SVG. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (each) => `&#${each.codePointAt(0) ?? 0};`);
}

function shortened(text: string, characters: number): string {
  const all = Array.from(text);
  return all.length <= characters ? text : `${all.slice(0, characters - 1).join('')}…`;
}

/** Bars, one under another, drawn to be printed. The table beside says the same in words. */
export function barsSvg(bars: readonly Bar[], label: string): string {
  const most = Math.max(1, ...bars.flatMap(({ value, before = 0 }) => [value, before]));
  const long = (value: number): string => Math.max(value > 0 ? 1 : 0, (value / most) * (WIDTH - NAMES - NUMBERS)).toFixed(1);
  const rows = bars.map(({ name, value, shown, before }, index) => {
    const y = index * ROW;
    return [
      `<text x="${NAMES - 8}" y="${y + 16}" text-anchor="end">${escaped(shortened(name, 15))}</text>`,
      before === undefined ? '' : `<rect class="before" x="${NAMES}" y="${y + 17}" width="${long(before)}" height="4"/>`,
      `<rect class="bar" x="${NAMES}" y="${y + 4}" width="${long(value)}" height="13"/>`,
      `<text class="number" x="${(NAMES + Number(long(value)) + 6).toFixed(1)}" y="${y + 15}">${escaped(shown)}</text>`,
    ].join('');
  });
  return `<svg viewBox="0 0 ${WIDTH} ${Math.max(1, bars.length) * ROW}" role="img" aria-label="${escaped(label)}">${rows.join('')}</svg>`;
}

/** Columns over the days of a month. */
export function columnsSvg(days: readonly { readonly day: string; readonly value: number }[], label: string): string {
  const high = 120;
  const most = Math.max(1, ...days.map(({ value }) => value));
  const wide = (WIDTH - 40) / Math.max(1, days.length);
  const columns = days.map(({ day, value }, index) => {
    const tall = (value / most) * high;
    const x = 40 + index * wide;
    return `<rect class="bar" x="${(x + 1).toFixed(1)}" y="${(high - tall + 8).toFixed(1)}" width="${Math.max(1, wide - 2).toFixed(1)}" height="${tall.toFixed(1)}"><title>${escaped(day)}: ${value}</title></rect>${index % 5 === 0 ? `<text x="${(x + wide / 2).toFixed(1)}" y="${high + 24}" text-anchor="middle">${escaped(day.slice(8))}</text>` : ''}`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${high + 30}" role="img" aria-label="${escaped(label)}"><text x="34" y="16" text-anchor="end">${most}</text><line class="axis" x1="40" y1="${high + 8}" x2="${WIDTH}" y2="${high + 8}"/>${columns.join('')}</svg>`;
}
