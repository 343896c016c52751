import { html, trusted } from '../exportMarkup.js';
import { INSPECTION_STYLE } from './inspectionStyle.js';

/** What the page is made of. */
export interface InspectionPage {
  /** The lines of {@link inspectionText}. */
  readonly data: string;
  /** The verifier, bundled. */
  readonly script: string;
  readonly title: string;
  /** SHA-256 in base64 over a text, for the policy. */
  readonly digest: (text: string) => string;
}

/**
 * An inspection as one page that opens from a disk: what it shows it reads from its data, after computing everything again.
 * The policy lets nothing in but this very script and this very style; nothing is loaded, nothing sent.
 */
export function inspectionHtml({ data, script, title, digest }: InspectionPage): string {
  // In an element of script, these would end it or hide its end.
  const code = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const policy = `default-src 'none'; script-src 'sha256-${digest(code)}'; style-src 'sha256-${digest(INSPECTION_STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(INSPECTION_STYLE)}</style>
</head>
<body>
<noscript><p>请允许脚本运行：本文件自行重新计算全部散列值，不联网。 Allow scripts: this file computes every hash again by itself, and loads nothing.</p></noscript>
<div id="page"></div>
<script type="text/plain" id="data">
${trusted(data)}</script>
<script>${trusted(code)}</script>
</body>
</html>
`.text;
}
