import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineComment, Publication } from '../../src/core/model/publication.ts';
import { type Row, rowsOf } from './diff.ts';
import { Html, html } from '../../src/core/report/words/html.ts';
import { rendered } from './markdown.ts';
import type { ReviewedStory } from './story.ts';

const style = new Html(readFileSync(join(import.meta.dirname, 'page.css'), 'utf8'));
const signs = { added: ['+', 'added'], removed: ['−', 'removed'], context: ['', ''] } as const;
const states = {
  success: ['✓', 'Passed'],
  neutral: ['■', 'Neutral'],
  failure: ['✕', 'Failed'],
  action_required: ['!', 'Action required'],
} as const;

/** What people would see on their pull requests, as one page that needs nothing but itself. */
export function page(stories: readonly ReviewedStory[]): string {
  return document(
    'Architect: what it says about pull requests',
    html`<header>
        <h1>What Architect says</h1>
        <p>
          ${stories.length} small pull requests, reviewed just now on this machine. Each is shown as on a code host: the
          check, the summary comment, and the comments in the diff.
        </p>
        <nav aria-label="Pull requests">
          <ol>
            ${stories.map(
              ({ name, title, publication: { check } }) =>
                html`<li>${badge(check.conclusion)} <a href="#${name}">${title}</a> <span>${check.title}</span></li>`,
            )}
          </ol>
        </nav>
      </header>
      <main>${stories.map(article)}</main>`,
  );
}

/** A comment of a story with the lines of the diff around it, as a page of its own. */
export function commentPage(story: ReviewedStory, comment: InlineComment, around: number): string {
  const file = story.changeSet.files.find((one) => (one.after ?? one.before) === comment.path);
  const rows = file ? rowsOf(file, story.changeSet, [comment]).flat() : [];
  const at = rows.findIndex((row) => row.comments.length > 0);
  const near = rows.slice(Math.max(0, at - around), at + 1 + around);
  return document('A comment by Architect', html`<main class="picture">${diff(comment.path, [near])}</main>`);
}

function document(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.markup;
}

function article(story: ReviewedStory): Html {
  const { name, title, tells, publication, changeSet } = story;
  const files = changeSet.files.map((file) =>
    diff(file.after ?? file.before ?? '', rowsOf(file, changeSet, publication.comments)),
  );
  return html`<article id="${name}" aria-labelledby="${name}-title">
    <h2 id="${name}-title">${title}</h2>
    <p class="tells">${tells}</p>
    ${check(publication)} ${summary(publication)}
    <h3>Files changed</h3>
    ${files}
  </article>`;
}

function check({ check }: Publication): Html {
  const notes = check.annotations.map(
    ({ path, line, level, title }) => html`<li><b>${level}</b> <code>${path}:${line}</code> ${title}</li>`,
  );
  return html`<section class="check ${check.conclusion}" aria-label="Check">
    <p>${badge(check.conclusion)} <strong>architect</strong> <span>${check.title}</span></p>
    ${notes.length > 0 ? html`<ul>${notes}</ul>` : ''}
  </section>`;
}

function summary({ summary }: Publication): Html {
  if (summary === null) return html`<p class="silence">No comment is posted.</p>`;
  return html`<section class="said" aria-label="Summary comment">${author()}${body(summary)}</section>`;
}

function diff(path: string, hunks: readonly (readonly Row[])[]): Html {
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

function line({ kind, before, after, text, comments }: Row): Html {
  const [sign, said] = signs[kind];
  const row = html`<tr class="${kind}" data-before="${before ?? ''}" data-after="${after ?? ''}">
    <td class="number">${before ?? ''}</td>
    <td class="number">${after ?? ''}</td>
    <td class="sign"><span aria-hidden="true">${sign}</span><span class="hidden">${said}</span></td>
    <td class="code"><code>${text}</code></td>
  </tr>`;
  return html`${row}${comments.map(
    ({ side, line, body: text }) =>
      html`<tr class="comment" data-side="${side}" data-line="${line}">
        <td colspan="4"><section class="said" aria-label="Comment on line ${line}">${author()}${body(text)}</section></td>
      </tr>`,
  )}`;
}

function author(): Html {
  return html`<p class="author"><strong>architect</strong> <span class="bot">bot</span> commented</p>`;
}

function body(markdown: string): Html {
  return html`<div class="body">${rendered(markdown)}</div>`;
}

function badge(conclusion: keyof typeof states): Html {
  const [sign, word] = states[conclusion];
  return html`<span class="badge ${conclusion}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}
