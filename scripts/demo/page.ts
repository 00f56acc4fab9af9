import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineComment, Publication } from '../../src/core/model/publication.ts';
import { Html, html } from '../../src/core/report/words/html.ts';
import { rowsOf } from './diff.ts';
import { diffTable, botComment } from './diff-table.ts';
import { conclusions, levelsOf } from './levels.ts';
import { chip, renderedLine } from './markdown.ts';
import type { ReviewedStory } from './story.ts';

const style = new Html(readFileSync(join(import.meta.dirname, 'page.css'), 'utf8'));

/** The reviews as people would see them on their pull requests: one HTML page that loads nothing else. */
export function page(stories: readonly ReviewedStory[]): string {
  return document(
    'Architect: what it says about pull requests',
    html`<header id="top">
        <h1>What Architect says</h1>
        <p>
          Architect reviews what a pull request does to the architecture: it proves which contracts a change breaks, for
          whom and on which line, and says what to do instead.
        </p>
        <p>
          These ${stories.length} small pull requests were reviewed just now on this machine. Each is shown as on a code
          host: the check, the summary comment, and the comments in the diff.
        </p>
        ${legend()}
        <nav aria-label="Pull requests">
          <ol>
            ${stories.map(entry)}
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
  return document('A comment by Architect', html`<main class="picture">${diffTable(comment.path, [near])}</main>`);
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

function legend(): Html {
  return html`<details class="legend">
    <summary>What the signs mean</summary>
    <dl>
      <dt>${badge('success')}</dt>
      <dd>Everything was read, and nothing was found.</dd>
      <dt>${badge('failure')}</dt>
      <dd>Something breaks clients, or is critical. Required, the check holds up the merge.</dd>
      <dt>${badge('neutral')}</dt>
      <dd>
        There is something to look at that holds up nothing: other findings, or files that could not be read.
        <code>fail-on</code> in the configuration makes the check fail earlier.
      </dd>
      <dt>${chip('breaking')} ${chip('dangerous')}</dt>
      <dd>What a change of a contract does to clients: they break, or some of them may.</dd>
      <dt>${chip('critical')} ${chip('high')} ${chip('medium')} ${chip('low')}</dt>
      <dd>How much any other finding matters to those who run the service. On a code host these words stand without colour.</dd>
      <dt>proven, likely, judged</dt>
      <dd>
        How we know: from the files alone; from a pattern in the code; from an agent, whose finding others have tried to
        refute.
      </dd>
      <dt><code>58b088a0</code></dt>
      <dd>
        The id of a finding, the same from push to push. <code>/architect explain 58b088a0</code> in a comment says more
        about it.
      </dd>
    </dl>
  </details>`;
}

function entry({ name, title, shows, publication }: ReviewedStory): Html {
  return html`<li>
    ${badge(publication.check.conclusion)}
    <span><a href="#${name}">${shows ?? title}</a></span>
    <span class="levels">${chips(publication)}</span>
  </li>`;
}

function chips(publication: Publication): Html {
  const found = levelsOf(publication);
  if (found.length === 0) return html`<span class="quiet">${publication.check.title}</span>`;
  return html`${found.map(({ level, count }) => html`${chip(level, count)} `)}`;
}

function article(story: ReviewedStory): Html {
  const { name, title, tells, publication, changeSet } = story;
  const files = changeSet.files.map((file) => {
    const path = file.after ?? file.before ?? '';
    const rows = rowsOf(file, changeSet, publication.comments);
    const isCommented = rows.flat().some(({ comments }) => comments.length > 0);
    return folded(html`<code>${path}</code>`, diffTable(path, rows), isCommented || changeSet.files.length === 1);
  });
  return html`<article id="${name}" aria-labelledby="${name}-title">
    <h2 id="${name}-title">${title}</h2>
    <p class="tells">${tells}</p>
    ${check(publication)} ${summary(publication)}
    <h3>Files changed</h3>
    ${files}
    <p class="back"><a href="#top">All examples</a></p>
  </article>`;
}

function folded(title: Html, content: Html, isOpen: boolean): Html {
  return html`<details class="fold" ${isOpen ? 'open' : ''}>
    <summary>${title}</summary>
    ${content}
  </details>`;
}

function check(publication: Publication): Html {
  const { check } = publication;
  const notes = check.annotations.map(
    ({ path, line, title, message }) =>
      html`<li><b>${renderedLine(title)}</b> <code>${path}:${line}</code> ${renderedLine(message)}</li>`,
  );
  const found = levelsOf(publication);
  const unsaid = found.filter(({ level }) => !check.title.includes(level));
  return html`<section class="check ${check.conclusion} ${found[0]?.level ?? ''}" aria-label="Check">
    <p>
      ${badge(check.conclusion)} <strong>architect</strong> <span class="title">${check.title}</span> ${unsaid.map(({ level, count }) => chip(level, count))}
    </p>
    ${notes.length > 0 ? html`<ul>${notes}</ul>` : ''}
  </section>`;
}

function summary({ summary }: Publication): Html {
  if (summary === null) return html`<p class="quiet">No comment is posted.</p>`;
  const comment = html`<section class="said" aria-label="Summary comment">${botComment(summary)}</section>`;
  return folded(html`Summary comment`, comment, true);
}

function badge(conclusion: keyof typeof conclusions): Html {
  const [sign, word] = conclusions[conclusion];
  return html`<span class="badge ${conclusion}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}
