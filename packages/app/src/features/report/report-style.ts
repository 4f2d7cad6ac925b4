import { reportTokens } from './report-tokens.ts'

/** The whole style of a report: the design tokens of both themes, the board at three widths, and print on A4. */
export const reportStyle: string = `${reportTokens}*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 var(--t-body)/1.45 var(--font);font-variant-numeric:tabular-nums}
h1,h2,p,ul,dl,dd,figure,table{margin:0;padding:0}
h1{font-size:var(--t-h1);line-height:1.25;font-weight:600;letter-spacing:-.012em;max-width:46ch;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:var(--t-lead);line-height:1.25;font-weight:600;margin:0 0 12px}
code,.mono{font-family:var(--mono);font-size:.93em;overflow-wrap:anywhere}
svg{overflow:visible}
svg text{font-family:var(--font);font-size:12px;fill:var(--ink-2);font-variant-numeric:tabular-nums}
svg .tick{font-size:11px;fill:var(--ink-3)}svg .strong{fill:var(--ink);font-weight:600}
.top{display:flex;align-items:center;gap:16px;max-width:1240px;margin:0 auto;padding:20px 32px 0;color:var(--ink-2);font-size:var(--t-dense)}
.brand{display:inline-flex;align-items:center;gap:8px;font-weight:600;color:var(--ink)}.product{min-width:0;overflow-wrap:anywhere}.when{margin-left:auto;white-space:nowrap;color:var(--ink-3);font-size:var(--t-small)}
main{max-width:1240px;margin:0 auto;padding:24px 32px 8px}
section{margin-top:32px}
.head{display:grid;gap:8px;margin-bottom:20px}
.lead{font-size:var(--t-lead);line-height:1.6;max-width:68ch;color:var(--ink-2);overflow-wrap:anywhere}
.prov{font-size:var(--t-small);color:var(--ink-3);display:flex;flex-wrap:wrap;gap:2px 12px}
.chips{list-style:none;display:flex;flex-wrap:wrap;gap:8px;margin-bottom:12px}
.chip{display:inline-flex;align-items:center;gap:6px;height:28px;padding:0 10px;border:1px solid var(--line);border-radius:999px;background:var(--surface);font-size:var(--t-dense);color:var(--ink-2)}
.chip b{font-weight:600;color:var(--ink)}
.panel{background:var(--surface);border:1px solid var(--line);border-radius:var(--r-3);min-width:0}
.panel+.panel{margin-top:16px}.pad{padding:16px 20px}
.ph{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 16px;padding:16px 20px 0}.ph .under{margin:0}
.ps{padding:6px 20px 12px;max-width:80ch;color:var(--ink-2);overflow-wrap:anywhere}
figure{padding:8px 20px 16px}figure svg{display:block;max-width:760px}
.glyph{flex:none;vertical-align:-2px}
.v{display:inline-flex;align-items:center;gap:6px;font-weight:500;white-space:nowrap}
.v-holds{color:var(--holds)}.v-fails{color:var(--fails)}.v-undecided{color:var(--undecided)}.v-waived{color:var(--waived)}.v-no-evidence{color:var(--none)}
.under{display:flex;align-items:center;gap:5px;font-size:var(--t-small);color:var(--ink-3);margin-top:2px}.under .v{gap:4px}
.board{width:100%;border-collapse:separate;border-spacing:0;table-layout:fixed}
.c-verdict{width:138px}.c-plot{width:304px}.c-estimate{width:250px}.slices .c-slice{width:190px}.slices .c-plot{width:288px}.slices .c-estimate{width:248px}
.board th{font-size:var(--t-small);font-weight:500;color:var(--ink-3);text-align:left;padding:8px 12px;vertical-align:bottom}
.board td{padding:8px 12px;border-top:1px solid var(--line);vertical-align:middle;height:56px;overflow-wrap:anywhere}
.board.slices td{height:40px;padding-top:5px;padding-bottom:5px}
.board th:first-child,.board td:first-child{padding-left:20px}.board th:last-child,.board td:last-child{padding-right:20px}
.board .sides{padding-left:10px;padding-right:10px}.sides div{display:flex;justify-content:space-between}.sides .ink{color:var(--ink)}
.board td.plot{position:relative;padding:0 8px;height:inherit}
.plot::before{content:"";position:absolute;left:50%;top:-1px;bottom:0;border-left:1.5px solid var(--ink);margin-left:-.75px}
.plot svg{display:block;position:relative}
.board .st>*{background:var(--sunken);border-top:1px solid var(--line);height:34px;padding-top:0;padding-bottom:0;vertical-align:middle;font-size:var(--t-dense)}
.board .st th{font-weight:600;color:var(--ink)}.board .gate{color:var(--ink-2);font-size:var(--t-small)}.rg{white-space:nowrap}.ends{position:absolute;left:14px;right:14px;top:0;display:flex;justify-content:space-between;font-size:var(--t-tick);color:var(--ink-3)}
.q{font-weight:500;line-height:1.35}.c,.claim{font-family:var(--mono);font-size:var(--t-small);color:var(--ink-3);overflow-wrap:anywhere;line-height:1.4}.c{margin-top:2px}
.why,.next{font-size:var(--t-small);line-height:1.4;margin-top:3px}.why{color:var(--ink-3)}.next::before{content:"\\2192\\00a0"}
.e b{font-weight:600;font-size:var(--t-body)}.e,.known{font-size:var(--t-dense);line-height:1.35}.n{display:block;font-size:var(--t-small);color:var(--ink-3);overflow-wrap:anywhere}.known{color:var(--ink-2);font-size:var(--t-small)}
.board .foot td{border-top:0;height:26px;padding-top:0;padding-bottom:0}.foot .plot::before{bottom:16px}.foot .bob{position:absolute;left:50%;top:8px;margin-left:-6px;color:var(--ink)}
.key{border-top:1px solid var(--line);padding:10px 20px;font-size:var(--t-small);color:var(--ink-3)}
.kv{display:grid;grid-template-columns:minmax(150px,max-content) minmax(0,1fr);gap:10px 24px;font-size:var(--t-dense)}.kv dt{color:var(--ink-2);font-weight:500;max-width:230px;overflow-wrap:anywhere}.kv dd{max-width:84ch;overflow-wrap:anywhere}
.on{display:block;color:var(--ink-3);font-size:var(--t-small);margin-top:1px}.on .claim+.claim::before{content:"\\00b7\\00a0"}
.rule{max-width:84ch;margin-bottom:14px;color:var(--ink-2)}
.tab{width:100%;border-collapse:collapse;font-size:var(--t-dense)}
.tab th{font-weight:500;font-size:var(--t-small);color:var(--ink-3);text-align:left;padding:0 16px 6px 0;border-bottom:1px solid var(--line)}
.tab td{padding:8px 16px 8px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}.tab tr:last-child td{border-bottom:0;padding-bottom:0}.tab .r{text-align:right}.strong{font-weight:600;min-width:96px}.tab .r{white-space:nowrap}
.formula{display:block;color:var(--ink-2);margin-top:2px}.kv code.on{margin-top:1px}
.changes{padding-left:18px;margin-top:4px;color:var(--ink-2);overflow-wrap:anywhere}.changes li+li{margin-top:2px}.kv dd .v{white-space:normal}.seen{margin-top:14px}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.grid{border-collapse:collapse;font-size:var(--t-dense)}.grid th{font-weight:500;font-size:var(--t-small);color:var(--ink-3);text-align:center;padding:8px;min-width:34px}.grid th:first-child{text-align:left;padding-left:20px;min-width:240px}.grid tbody th{color:var(--ink-2);overflow-wrap:anywhere}.grid td{text-align:center;padding:6px 8px}.grid tbody tr>*{border-top:1px solid var(--line)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}.scroll{position:relative}
footer{max-width:1240px;margin:0 auto;padding:16px 32px 40px;font-size:var(--t-small);color:var(--ink-3)}
@media screen and (min-width:901px) and (max-width:1120px){.c-plot{width:240px}.c-estimate{width:190px}.slices .c-plot{width:220px}.slices .c-slice{width:140px}.slices .c-estimate{width:150px}}
@media screen and (max-width:900px){
.top{padding:16px 16px 0;flex-wrap:wrap;gap:2px 12px}.when{margin-left:0}main{padding:16px}h1{font-size:1.375rem}.lead{font-size:.9375rem}
.board,.board tbody{display:block}.board thead,.board colgroup{display:none}
.board tr{display:grid;grid-template-columns:minmax(0,1fr);gap:4px;padding:12px 16px;border-top:1px solid var(--line)}
.board tbody tr:first-child{border-top:0}
.board td,.board.slices td{display:block;border:0;padding:0;height:auto}.board td:first-child,.board td:last-child{padding-left:0;padding-right:0}
.board .st{display:block;background:var(--sunken);padding:8px 16px}.board .st>*,.board .st>:first-child{display:block;background:none;border:0;padding:0;height:auto}.board .st td.plot{display:none}
.board td.plot{height:48px;padding:2px 0;margin:4px 0 2px}.slices td.plot{height:30px}.plot::before{top:0;bottom:14px}.slices .plot::before{bottom:2px}
.slices tr{grid-template-columns:minmax(0,1fr) auto}.slices .cl{justify-self:end;text-align:right}.slices td.plot,.slices .e,.slices .known{grid-column:1/-1}.slices .known:empty,.slices .empty td.plot{display:none}.slices .n{display:inline;margin-left:8px}
.grid th:first-child{min-width:150px;padding-left:16px}.board .foot{display:none}.m{display:none}
.ph,.ps,.key,figure,.pad{padding-left:16px;padding-right:16px}
.kv{grid-template-columns:minmax(0,1fr);gap:2px}.kv dd{margin-bottom:10px}
.tab,.tab tbody,.tab tr,.tab td{display:block}.tab thead{display:none}.tab tr{border-bottom:1px solid var(--line);padding-bottom:8px;margin-bottom:8px}.tab tr:last-child{border:0;margin:0}.tab td{border:0;padding:1px 0}.tab .r{text-align:left}.tab .r::after{content:" rows"}
footer{padding:8px 16px 32px}}
@media print{
:root{color-scheme:light;--paper:#fff;--sunken:#f2f2ef;--t-body:9.5pt;--t-dense:8.5pt;--t-small:7.5pt;--t-lead:10.5pt;--t-h1:17pt}
@page{size:A4;margin:13mm}
body{print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,.top,footer{max-width:none;padding-left:0;padding-right:0}main{padding-top:12px}
.c-verdict{width:116px}.c-plot,.slices .c-plot{width:176px}.c-estimate,.slices .c-estimate{width:158px}.slices .c-slice{width:110px}
.board td,.board th{padding-left:8px;padding-right:8px}.board td.plot{padding:0}.board th:first-child,.board td:first-child{padding-left:12px}
.sides span:not(.ink){display:none}.sides div{justify-content:center}
.board tr,.kv dd,.intro{break-inside:avoid}.board .st{break-after:avoid}h2,.intro{break-after:avoid}.board thead{display:table-header-group}section{margin-top:20px}}
`
