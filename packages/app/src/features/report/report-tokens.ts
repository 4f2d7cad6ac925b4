/** The design tokens of both themes, which every page of Plumb shares. */
export const reportTokens: string = `
:root{color-scheme:light dark;
--paper:light-dark(#fafaf8,#101315);--surface:light-dark(#fff,#171b1e);--sunken:light-dark(#f2f2ef,#0c0f10);--line:light-dark(#e3e3de,#2b3136);--edge:light-dark(#84868a,#7b838b);
--ink:light-dark(#16181b,#eceeef);--ink-2:light-dark(#45494f,#b9bec4);--ink-3:light-dark(#62666d,#979da5);--accent:light-dark(#4a40c4,#aaa5ff);
--holds:light-dark(#0b6a50,#4fc49c);--fails:light-dark(#b1301a,#ff8d73);--undecided:light-dark(#4b5f7c,#9fb3d0);--waived:light-dark(#6d5638,#cfb48a);--none:light-dark(#63666b,#9ba0a6);
--kept:light-dark(#0b6a500f,#4fc49c14);
--font:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;--mono:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;
--t-tick:.6875rem;--t-small:.75rem;--t-dense:.8125rem;--t-body:.875rem;--t-lead:1rem;--t-h1:1.625rem;--r-3:10px}
@media (prefers-contrast:more){:root{--line:var(--edge);--ink-3:var(--ink-2)}}
`
