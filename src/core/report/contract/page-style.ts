/** The style of the page of a contract change: light or dark, as the reader prefers. */
export const pageStyle = `
:root { color-scheme: light dark; --edge: #8884; --here: #ffd33d33; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; }
h2 { border-bottom: 3px solid; padding-bottom: .2rem; margin-top: 2.5rem; }
h2.breaking { border-color: #cf222e; }
h2.dangerous { border-color: #bf8700; }
h2.safe { border-color: #1a7f37; }
h3 { font-size: 1rem; margin-bottom: .3rem; }
p { margin: .3rem 0; }
.required { font-weight: 600; font-size: 1.1rem; }
.rule { opacity: .7; font-size: .85rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: .8rem; }
figure { margin: 0; min-width: 0; border: 1px solid var(--edge); border-radius: 6px; overflow: hidden; }
figcaption { padding: .3rem .6rem; border-bottom: 1px solid var(--edge); font-size: .85rem; overflow-wrap: anywhere; }
pre { margin: 0; overflow-x: auto; font: 12.5px/1.5 ui-monospace, monospace; }
.line { display: block; min-height: 1.5em; padding-right: .6rem; }
.here { background: var(--here); }
.line i { display: inline-block; width: 4em; padding-right: 1em; text-align: right; opacity: .5; user-select: none; font-style: normal; }
`;
