/** How an exported conversation looks: on a phone, on a screen, on paper (A4, everything unfolded, nothing by colour alone). */
export const EXPORT_STYLE = `
:root { color-scheme: light; --line: #c9ced6; --soft: #f4f6f8; --text: #1b1f24; --grey: #58616d; --customer: #e8f1fb; --agent: #eef7ee; --bad: #a4161a; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 50rem; padding: 1rem; color: var(--text); background: #fff; font: 16px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; overflow-wrap: anywhere; }
small { font-size: .8em; color: var(--grey); font-weight: normal; }
code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .85em; }
pre { white-space: pre-wrap; margin: .3rem 0; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); break-after: avoid; }
h3 { font-size: 1em; margin: 0 0 .3rem; }
h4 { font-size: .9em; margin: .4rem 0 0; color: var(--grey); font-weight: normal; }
.house { margin: 0; color: var(--grey); }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(6rem, 10rem) 1fr; gap: .5rem; padding: .1rem 0; }
dt { color: var(--grey); }
dd { margin: 0; }
.day { text-align: center; color: var(--grey); margin: 1rem 0 .5rem; break-after: avoid; }
time, ol.events { font-variant-numeric: tabular-nums; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .85rem; margin: .75rem 0; break-inside: avoid; }
article.customer { background: var(--customer); margin-left: 12%; }
article.agent { background: var(--agent); }
article.bot, article.agent, article.system { margin-right: 12%; }
article > header, article > footer { display: flex; flex-wrap: wrap; gap: 0 .75rem; justify-content: space-between; }
.words { margin: .25rem 0; white-space: pre-wrap; }
.card { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .75rem; margin: .4rem 0; background: #fff; }
.card p { margin: .25rem 0; white-space: pre-wrap; }
.buttons { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; margin: .4rem 0; padding: 0; }
.buttons li { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .7rem; font-size: .85em; color: var(--grey); background: #fff; }
.files { margin: .4rem 0; padding-left: 1.2rem; }
.failed { color: var(--bad); font-weight: bold; }
ol.events, ol.hashes { padding-left: 3rem; }
ol.events li { padding: .2rem 0; border-bottom: 1px dotted var(--line); break-inside: avoid; }
summary { cursor: pointer; }
main > details { margin: 1.25rem 0; }
summary h2 { display: inline; border: 0; }
ol.hashes code { overflow-wrap: anywhere; }
@media (max-width: 32rem) { body { padding: .6rem; } article.customer { margin-left: 4%; } article.bot, article.agent, article.system { margin-right: 4%; } dl > div { grid-template-columns: 1fr; gap: 0; } }
@page { size: A4; margin: 15mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #58616d; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.5; }
  article { margin: .5rem 0; }
  details::details-content { display: block; content-visibility: visible; }
  summary { list-style: none; break-after: avoid; }
  summary::-webkit-details-marker { display: none; }
}
@supports not selector(::details-content) { @media print { details:not([open]) { display: none; } } }
`;
