import { Html, html } from '../../src/core/report/words/html.ts';
import type { Row } from './diff.ts';
import { rendered } from './markdown.ts';

const signs = { added: ['+', 'added'], removed: ['−', 'removed'], context: ['', ''] } as const;

/** A file of a diff as a code host shows it, with the comments under their lines. */
export function diffTable(path: string, hunks: readonly (readonly Row[])[]): Html {
  return html`<table class="diff" data-path="${path}">
    <caption>
      ${path}
    </caption>
    <thead>
      <tr>
        <th scope="col">Line before</th>
        <th scope="col">Line after</th>
        <th scope="col">Change</th>
        <th scope="col">Text</th>
      </tr>
    </thead>
    ${hunks.map((rows) => html`<tbody>${rows.map(line)}</tbody>`)}
  </table>`;
}

/** A comment of the bot, with its author line. */
export function botComment(markdown: string): Html {
  return html`<p class="author"><strong>architect</strong> <span class="bot">bot</span> commented</p>
    <div class="body">${rendered(markdown)}</div>`;
}

function line({ kind, before, after, text, comments }: Row): Html {
  const [sign, word] = signs[kind];
  // Where a line is wider than the screen, what follows stays indented like its beginning.
  const indent = /^ */u.exec(text)?.[0].length ?? 0;
  const row = html`<tr class="${kind}" data-before="${before ?? ''}" data-after="${after ?? ''}">
    <td class="number">${before ?? ''}</td>
    <td class="number">${after ?? ''}</td>
    <td class="sign"><span aria-hidden="true">${sign}</span><span class="hidden">${word}</span></td>
    <td class="code"><code style="--indent: ${Math.min(indent, 24) + 2}ch">${text}</code></td>
  </tr>`;
  return html`${row}${comments.map(
    ({ side, line, body }) =>
      html`<tr class="comment" data-side="${side}" data-line="${line}">
        <td colspan="4"><section class="said" aria-label="Comment on line ${line}">${botComment(body)}</section></td>
      </tr>`,
  )}`;
}
