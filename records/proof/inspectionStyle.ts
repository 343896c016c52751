/** How an inspection file looks: on a phone, on a screen, on paper (A4, everything unfolded), nothing by colour alone. */
export const INSPECTION_STYLE = `
:root { color-scheme: light; --line: #c9ced6; --soft: #f4f6f8; --text: #1b1f24; --grey: #58616d; --customer: #e8f1fb; --agent: #eef7ee; --good: #1a6b2c; --good-soft: #e9f5ec; --bad: #a4161a; --bad-soft: #fdecec; --wait: #7a5200; --wait-soft: #fff6e0; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: var(--text); background: #fff; font: 16px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; overflow-wrap: anywhere; }
small { font-size: .8em; color: var(--grey); font-weight: normal; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .85em; }
pre { white-space: pre-wrap; margin: .3rem 0; font-size: .85em; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); break-after: avoid; }
h3 { font-size: 1em; margin: 1.25rem 0 .3rem; break-after: avoid; }
p { margin: .3rem 0; }
.house { margin: 0; color: var(--grey); }
.tools { display: flex; flex-wrap: wrap; gap: .5rem; justify-content: flex-end; align-items: center; }
button, .file { font: inherit; font-size: .875rem; padding: .25rem .75rem; min-height: 2rem; border: 1px solid var(--line); border-radius: .4rem; background: #fff; color: var(--text); cursor: pointer; }
button:hover, .file:hover { background: var(--soft); }
:focus-visible, .file:focus-within { outline: 3px solid #1257b3; outline-offset: 2px; }
.file input { position: absolute; width: 1px; height: 1px; opacity: 0; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(6rem, 11rem) 1fr; gap: .5rem; padding: .1rem 0; }
dt { color: var(--grey); }
dd { margin: 0; }
.verdict { border: 2px solid; border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0; }
.verdict strong { display: block; font-size: 1.15rem; }
.verdict.whole { border-color: var(--good); background: var(--good-soft); color: var(--good); }
.verdict.broken { border-color: var(--bad); background: var(--bad-soft); color: var(--bad); }
.verdict ul { margin: .3rem 0 0; padding-left: 1.25rem; color: var(--text); }
.verdict p { color: var(--text); }
.verdict a { color: inherit; }
.verdict a:target, :target { outline: 3px solid var(--bad); }
.day { text-align: center; color: var(--grey); margin: 1rem 0 .5rem; break-after: avoid; }
article, .entry { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .85rem; margin: .6rem 0; break-inside: avoid; }
article.customer { background: var(--customer); margin-left: 10%; }
article.agent { background: var(--agent); margin-right: 10%; }
article.bot, article.system { margin-right: 10%; }
.entry { border-style: dashed; padding: .25rem .85rem; font-size: .9em; }
.wrong { border: 2px solid var(--bad); background: var(--bad-soft); }
header.line, footer.line { display: flex; flex-wrap: wrap; gap: 0 .75rem; justify-content: space-between; }
.words { margin: .25rem 0; white-space: pre-wrap; }
.card { border-left: 3px solid var(--line); padding-left: .75rem; margin: .4rem 0; }
.buttons { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; margin: .3rem 0; }
.buttons li { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .7rem; font-size: .9em; background: #fff; }
.check { font-size: .8em; white-space: nowrap; }
.check.ok { color: var(--good); }
.check.no { color: var(--bad); font-weight: bold; }
.kept { color: var(--good); } .missed { color: var(--bad); font-weight: bold; } .running { color: var(--wait); }
table { border-collapse: collapse; width: 100%; font-size: .9em; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--line); }
th { color: var(--grey); font-weight: normal; }
.scroll { overflow-x: auto; }
time, td { font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; gap: 0; } article.customer { margin-left: 4%; } article.bot, article.system, article.agent { margin-right: 4%; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } .tools { display: none; } article, .entry { break-inside: avoid; } details > * { display: block; } }
`;
