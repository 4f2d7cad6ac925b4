import { reportTokens } from './report-tokens.ts'

/** The style of the page of one sheet: a sheet on a desk at 1440, a column on a phone, exactly one A4 page in print. */
export const executiveStyle: string = `${reportTokens}*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 .9375rem/1.5 var(--font);font-variant-numeric:tabular-nums}
h1,h2,p{margin:0;overflow-wrap:anywhere}
svg{overflow:visible}
.sheet{max-width:794px;margin:32px auto;padding:44px 52px 36px;background:var(--surface);border:1px solid var(--line);border-radius:var(--r-3)}
header{display:flex;align-items:center;gap:6px 16px;padding-bottom:12px;border-bottom:1.5px solid var(--ink);font-size:var(--t-dense);color:var(--ink-2)}
.brand{display:inline-flex;align-items:center;gap:8px;font-weight:600;color:var(--ink)}.product{min-width:0;overflow-wrap:anywhere}.when{margin-left:auto;white-space:nowrap;color:var(--ink-3)}
h1{font-size:1.75rem;line-height:1.25;font-weight:600;letter-spacing:-.012em;text-wrap:balance;margin-top:20px}
.lead{color:var(--ink-2);margin-top:6px;padding-bottom:20px}
section{display:grid;grid-template-columns:120px minmax(0,1fr);gap:8px 16px;padding:14px 0;border-top:1px solid var(--line)}
h2{font-size:var(--t-small);line-height:1.4;padding-top:3px;font-weight:500;color:var(--ink-2)}
.figure{display:grid;grid-template-columns:14px minmax(0,1fr) 190px;gap:4px 10px;align-items:start}.figure+.figure{margin-top:12px}
.v{padding-top:1px}.glyph{vertical-align:-2px}
.v-holds{color:var(--holds)}.v-fails{color:var(--fails)}.v-undecided{color:var(--undecided)}.v-waived{color:var(--waived)}.v-no-evidence{color:var(--none)}
.rg{white-space:nowrap}
.number{color:var(--ink-2);font-size:var(--t-dense);overflow-wrap:anywhere}b{font-weight:600;color:var(--ink)}.n{white-space:nowrap}
.promised{display:block;text-align:center;font-size:var(--t-small);line-height:1.35;color:var(--ink-3);overflow-wrap:anywhere}
.plot svg{display:block;margin-top:-2px}
footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:2px 24px;padding-top:12px;border-top:1.5px solid var(--ink);font-size:var(--t-small);color:var(--ink-3)}
@media screen and (max-width:900px){
.sheet{margin:0;border:0;border-radius:0;padding:16px;background:var(--paper);max-width:none}
header{flex-wrap:wrap}h1{font-size:1.375rem}section{grid-template-columns:minmax(0,1fr);gap:6px}.figure{grid-template-columns:14px minmax(0,1fr)}.plot{grid-column:2}}
@media print{
:root{color-scheme:light;--paper:#fff}
@page{size:A4;margin:13mm}
body{background:#fff;font-size:10.5pt;line-height:1.4;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.sheet{max-width:none;margin:0;padding:0;border:0;border-radius:0}h1{font-size:17pt;margin-top:10pt}.lead{padding-bottom:10pt}
section{padding:7pt 0;break-inside:avoid}.figure+.figure{margin-top:6pt}}
@media print{footer,header,h2,.number,.promised{font-size:8.5pt}}
`
