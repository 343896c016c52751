import type { Comparison } from './compare.js';
import { clausesOf, damageOf, DAMAGE_KINDS, type DamageKind } from './draft.js';
import type { Understood } from './ingest.js';
import type { Reference } from './references.js';

/** What there is to report. */
export interface Report {
  readonly sources: readonly { file: string; format: string; encoding: string }[];
  readonly understood: Understood;
  /** With which edition it was compared, if there was one. */
  readonly against?: { readonly folder: string; readonly comparison: Comparison };
  /** Who refers to which clause. */
  readonly references: ReadonlyMap<string, readonly Reference[]>;
}

const WORDS: Record<DamageKind, string> = {
  'stray-pinyin': 'pinyin in brackets behind a character (taken out)',
  'lost-characters': 'lost characters (??, \ufffd)',
  'private-use': 'private-use characters',
  'foreign-letters': 'letters that don’t belong',
  mojibake: 'bytes read in a wrong encoding',
  'cut-word': 'a word was cut out',
  'cut-off': 'a text stops without an end',
  unbalanced: 'a bracket or quotation mark without its other half',
  'empty-clause': 'a heading without a text',
  'missing-text': 'noted as missing',
  'missing-section': 'missing sections',
  'missing-number': 'numbers left out',
  'preview-only': 'only part of a document',
  'joined-title': 'title and text run together (parted by guess)',
};

/** How many clauses of each kind a draft has. */
export function countsOf({ draft }: Understood): { chapters: number; sections: number; clauses: number; numbered: number } {
  const clauses = clausesOf(draft);
  return {
    chapters: draft.chapters.length,
    sections: draft.chapters.reduce((sum, { sections }) => sum + sections.length, 0),
    clauses: clauses.length,
    numbered: clauses.filter(({ id }) => /^\d+\.\d+\.\d+$/.test(id)).length,
  };
}

/** The places of each kind, and how many there are that nobody can repair without the original. */
export function damageCounts({ draft }: Understood): { byKind: { kind: DamageKind; count: number }[]; total: number; unrepaired: number } {
  const all = damageOf(draft);
  const count = (of: typeof all) => of.reduce((sum, { damage }) => sum + damage.count, 0);
  const byKind = DAMAGE_KINDS.map((kind) => ({ kind, count: count(all.filter(({ damage }) => damage.kind === kind)) })).filter((each) => each.count > 0);
  return { byKind, total: count(all), unrepaired: count(all.filter(({ damage }) => !damage.repaired)) };
}

/** The report as text; so many places of each kind of damage, and so many lines of every list. */
export function reportText(report: Report, places = 12): string {
  return [...understoodLines(report), '', ...damageLines(report.understood, places), ...comparisonLines(report, places)].join('\n');
}

function understoodLines({ sources, understood }: Report): string[] {
  const { draft, furniture, contents, traditional, joined, before } = understood;
  const { chapters, sections, clauses, numbered } = countsOf(understood);
  const notes = [
    traditional ? 'Traditional Chinese, converted to Simplified' : undefined,
    joined ? 'line breaks were lost; put back at the numbers' : undefined,
    contents > 0 ? `table of contents: ${contents} lines` : undefined,
    furniture > 0 ? `page furniture: ${furniture} lines taken out` : undefined,
    before > 0 ? `before the first chapter: ${before} paragraphs` : undefined,
  ].filter((note) => note !== undefined);
  return [
    ...sources.map(({ file, format, encoding }) => `${file}  ${format}, ${encoding}`),
    ...notes.map((note) => `  ${note}`),
    '',
    draft.title === '' ? '(no title)' : draft.title,
    `${chapters} chapters, ${sections} sections, ${clauses} clauses: ${numbered} numbered`,
    '',
    ...draft.chapters.flatMap((chapter) => [
      `${chapter.number} ${chapter.title}`,
      ...chapter.sections.map(({ id, title, sourceLabel }) => {
        const own = chapter.clauses.filter((clause) => clause.id.startsWith(`${id}.`));
        const renumbered = own.filter((clause) => clause.sourceLabel !== undefined && /^\d+\.\d+/.test(clause.sourceLabel) && clause.sourceLabel !== clause.id);
        const label = sourceLabel === undefined || sourceLabel === id ? '' : `  [${sourceLabel}]`;
        return `  ${id.padEnd(6)}${title}${label}  ${own.length}${renumbered.length === 0 ? '' : `, renumbered: ${renumbered.map((clause) => `${clause.sourceLabel ?? ''}→${clause.id}`).join(' ')}`}`;
      }),
    ]),
  ];
}

function damageLines(understood: Understood, places: number): string[] {
  const { byKind, total, unrepaired } = damageCounts(understood);
  if (total === 0) return ['Nothing looks damaged.'];
  const all = damageOf(understood.draft);
  return [
    `LOOKS DAMAGED: ${total} places, ${unrepaired} of them need the original`,
    ...byKind.flatMap(({ kind, count }) => {
      const found = all.filter(({ damage }) => damage.kind === kind);
      const shown = found.slice(0, found.some(({ damage }) => !damage.repaired) ? places : 3);
      return [
        `  ${kind}: ${count}, ${WORDS[kind]}`,
        ...shown.map(({ clause, damage }) => `    ${(clause ?? '-').padEnd(8)}${damage.file === undefined ? '' : `${damage.file} `}${damage.line === undefined ? '' : `line ${damage.line}${damage.column === undefined ? '' : `:${damage.column}`}: `}${damage.excerpt}${damage.count > 1 ? ` (${damage.count}×)` : ''}`),
        ...(found.length > shown.length ? [`    and in ${found.length - shown.length} more paragraphs`] : []),
      ];
    }),
  ];
}

function comparisonLines({ against, references }: Report, places: number): string[] {
  if (against === undefined) return [];
  const { same, fresh, changed, moved, gone } = against.comparison;
  const list = <Item>(name: string, items: readonly Item[], line: (item: Item) => string, id: (item: Item) => string): string[] => {
    if (items.length === 0) return [];
    const referred = (item: Item) => references.get(id(item))?.length ?? 0;
    // Those that something refers to first: they make work.
    const sorted = [...items].sort((left, right) => referred(right) - referred(left));
    const shown = sorted.filter((item, index) => index < places || referred(item) > 0);
    return [`  ${name}: ${items.length}`, ...shown.flatMap((item) => [`    ${line(item)}`, ...referenceLines(references.get(id(item)) ?? [])]), ...(items.length > shown.length ? [`    and ${items.length - shown.length} more`] : [])];
  };
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return [
    '',
    `Against ${against.folder}: ${same} unchanged`,
    ...list('gone', gone, (clause) => `${clause.id} ${clause.title}`, ({ id }) => id),
    ...list('moved', moved, ({ from, to, title, similarity }) => `${from} → ${to} ${title} (${percent(similarity)} alike)`, ({ from }) => from),
    ...list('changed', changed, ({ id, title, similarity }) => `${id} ${title} (${percent(similarity)} alike)`, ({ id }) => id),
    ...list('new', fresh, (clause) => `${clause.id} ${clause.title}`, () => ''),
  ];
}

const PLACES = 4;

function referenceLines(places: readonly Reference[]): string[] {
  const shown = places.slice(0, PLACES).map(({ kind, file, line, text }) => `      ${kind} ${file}:${line}  ${text.slice(0, 80)}`);
  return places.length > PLACES ? [...shown, `      and ${places.length - PLACES} more places`] : shown;
}

/** The report as data. */
export function reportJson({ sources, understood, against, references }: Report): unknown {
  const { draft, ...how } = understood;
  const ids = against === undefined ? [] : [...against.comparison.gone.map(({ id }) => id), ...against.comparison.changed.map(({ id }) => id), ...against.comparison.moved.map(({ from }) => from)];
  const referring = ids.map((id) => ({ id, places: references.get(id) ?? [] })).filter(({ places }) => places.length > 0);
  return {
    sources,
    title: draft.title,
    understood: how,
    counts: countsOf(understood),
    missing: draft.missing,
    damage: { ...damageCounts(understood), places: damageOf(draft).map(({ clause, damage }) => ({ ...(clause === undefined ? {} : { clause }), ...damage })) },
    ...(against === undefined ? {} : { against: { folder: against.folder, ...against.comparison, gone: against.comparison.gone.map(({ id, title }) => ({ id, title })), fresh: against.comparison.fresh.map(({ id, title }) => ({ id, title })) } }),
    references: Object.fromEntries(referring.map(({ id, places }) => [id, places])),
  };
}
