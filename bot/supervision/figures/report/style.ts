/** The look of a report: for the screen and for paper. */
export const STYLE = [
  'body{margin:0;background:#f4f6f5;color:#1c2422;font:14px/1.55 -apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}',
  'main{max-width:860px;margin:0 auto;padding:24px;background:#fff}',
  'h1{font-size:22px;margin:0}h2{font-size:16px;margin:28px 0 4px;color:#14665a}h2 small{color:#5c6470;font-weight:400}',
  '.what,.quiet,header p{color:#5c6470;margin:2px 0 8px;font-size:12px}',
  'table{width:100%;border-collapse:collapse;margin-top:8px;font-variant-numeric:tabular-nums}th,td{padding:4px 8px;border-bottom:1px solid #dfe4e2;text-align:right;vertical-align:top}',
  'th:first-child{text-align:left;font-weight:400;overflow-wrap:anywhere;white-space:pre-line}thead th{color:#5c6470;font-weight:600}.texts td{text-align:left;overflow-wrap:anywhere}',
  'svg{width:100%;height:auto;display:block}svg text{font-size:12px;fill:#1c2422}svg .number{fill:#5c6470}.bar{fill:#14665a}.before{fill:#b9c4c1}.axis{stroke:#dfe4e2}',
  '.plan{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid #14665a;padding:4px 12px}',
  '@media print{body{background:#fff;font-size:11px}main{max-width:none;padding:0}section{break-inside:avoid}h2{margin-top:18px}@page{margin:16mm}}',
].join('\n');
