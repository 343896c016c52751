/** How a letter looks: a page of paper on the screen, the page itself in print. */
export const LETTER_STYLE = `
:root{color-scheme:light}
body{margin:0;background:#efece6;color:#1d2b28;font:16px/1.8 "Noto Serif CJK SC","Songti SC","SimSun",Georgia,serif}
main{box-sizing:border-box;max-width:720px;margin:24px auto;padding:56px 64px;background:#fff;border:1px solid #ddd8cd}
header{border-bottom:2px solid #0b5d51;margin-bottom:28px;padding-bottom:16px}
.from{margin:0;color:#0b5d51;font-weight:600}
h1{margin:4px 0;font-size:24px;line-height:1.4}
.number{margin:0;color:#55635f;font-variant-numeric:tabular-nums}
.words{margin:20px 0;padding:2px 0 2px 16px;border-left:3px solid #b9d3cd;white-space:pre-wrap;overflow-wrap:anywhere}
footer{margin-top:48px;text-align:right}
footer p{margin:0}
@media (max-width:640px){main{margin:0;border:0;padding:28px 20px;min-height:100vh}}
@media print{body{background:#fff}main{margin:0;border:0;padding:0;max-width:none}@page{margin:22mm}}
`;
