import { Html, html } from '../../core/report/words/html.ts';

const style = new Html(`
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #e6edf3); --paper: light-dark(#fff, #0d1117);
  --soft: light-dark(#59636e, #9198a1); --edge: light-dark(#d1d9e0, #3d444d); --link: light-dark(#0969da, #4493f8);
  --bad: light-dark(#cf222e, #f85149); --good: light-dark(#1a7f37, #3fb950); --warn: light-dark(#9a6700, #d29922); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 36rem; padding: 2rem 1rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
body.wide { max-width: 68rem; }
a { color: var(--link); }
label { display: block; margin-bottom: 1rem; }
input { display: block; width: 100%; border: 1px solid var(--edge); border-radius: 6px; background: var(--paper);
  color: var(--ink); padding: 0.5rem; font: inherit; }
button, .button { display: inline-block; border: 0; border-radius: 6px; background: var(--link); color: var(--paper);
  padding: 0.6rem 1.2rem; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
button.quiet { background: none; border: 1px solid var(--edge); color: var(--ink); padding: 0.25rem 0.75rem; font-weight: 400; }
dt { font-weight: 600; } dd { margin: 0 0 0.75rem; } dd ul { margin: 0; padding-left: 1.25rem; }
.soft { color: var(--soft); }
.bad, .wrong { color: var(--bad); } .good { color: var(--good); } .warn { color: var(--warn); }
.bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; justify-content: space-between; }
.bar h1, .bar p { margin: 0; } .bar form { display: flex; gap: 0.75rem; align-items: center; }
table { width: 100%; border-collapse: collapse; margin: 2rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; font-size: 1.15rem; padding-bottom: 0.25rem; }
caption small { display: block; font-weight: 400; font-size: 0.875rem; color: var(--soft); }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--edge); }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: 0.875rem; color: var(--soft); vertical-align: bottom; }
tbody th { font-weight: 400; }
td { white-space: nowrap; }
.number { text-align: right; }
@media (max-width: 45rem) {
  thead { position: absolute; clip-path: inset(50%); }
  table, caption, tbody { display: block; }
  tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.5rem 0; border-bottom: 1px solid var(--edge); }
  th, td { border: 0; padding: 0; }
  tbody th { flex: 0 0 100%; font-weight: 600; }
  td::before { content: attr(data-label) ' '; color: var(--soft); font-size: 0.875rem; }
}`);

/** A whole page of the service. It has no script, and is light or dark as the reader prefers. */
export function pageOf(title: string, body: Html, width: 'narrow' | 'wide' = 'narrow'): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Architect</title>
        <style>
          ${style}
        </style>
      </head>
      <body class="${width}">
        ${body}
      </body>
    </html>`.markup;
}

/** A page with a title and text. */
export function wordPage(title: string, body: Html): string {
  return pageOf(
    title,
    html`<h1>${title}</h1>
      ${body}`,
  );
}
