/** One line (a paragraph) of a document, with what its format says about it. */
export interface Line {
  readonly text: string;
  /** Its place in the file, counted from 1: lines of a text, paragraphs of the other formats. */
  readonly at: number;
  /** Its file, where a handbook is in several. */
  readonly file?: string;
  /** Where in that line it begins, counted from 1, where it isn't the whole line. */
  readonly column?: number;
  /** The format says that it is a heading, and of which level. */
  readonly heading?: number;
  /** The format says what of it is the title (a bold beginning): that many characters of `text`. */
  readonly titled?: number;
  /** The format says that it is an item of a list. */
  readonly item?: true;
}

/** What a file holds. */
export interface Source {
  readonly lines: readonly Line[];
  readonly format: 'docx' | 'pdf' | 'html' | 'md' | 'txt';
  readonly encoding: string;
}
