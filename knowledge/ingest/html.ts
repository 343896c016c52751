import { convert } from 'html-to-text';
import type { Line } from './line.js';
import { markdownLines } from './markdown.js';

/** A page's lines: navigation, scripts and the like left out, headings and bold beginnings kept. */
export function htmlLines(html: string): Line[] {
  const heading = (level: number) => ({ selector: `h${level}`, format: 'marked', options: { mark: `${'#'.repeat(level)} ` } });
  const text = convert(html, {
    wordwrap: false,
    formatters: {
      marked: (element, walk, builder, options) => {
        builder.openBlock({ leadingLineBreaks: 2 });
        builder.addLiteral(String(options['mark']));
        walk(element.children, builder);
        builder.closeBlock({ trailingLineBreaks: 2 });
      },
      bold: (element, walk, builder) => {
        builder.addLiteral('**');
        walk(element.children, builder);
        builder.addLiteral('**');
      },
    },
    selectors: [
      ...[1, 2, 3, 4, 5, 6].map(heading),
      ...['strong', 'b'].map((selector) => ({ selector, format: 'bold' })),
      ...['nav', 'script', 'style', 'img', 'footer', 'aside', 'form', 'button'].map((selector) => ({ selector, format: 'skip' })),
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'ul', options: { itemPrefix: '- ' } },
      { selector: 'table', format: 'dataTable' },
    ],
  });
  return markdownLines(text.replaceAll('****', ''));
}
