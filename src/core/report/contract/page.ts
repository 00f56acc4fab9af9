import type { ContractReport } from '../../model/contract-result.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import { concerned } from '../words/concerned.ts';
import { plain } from '../words/escape.ts';
import { Html, html } from '../words/html.ts';
import { sentence } from '../words/phrase.ts';
import { rulePage } from '../words/rule-link.ts';
import type { Excerpt } from './excerpt.ts';
import { pageStyle } from './page-style.ts';
import { sayRelease, sayRequired, sections } from './sections.ts';

/** The lines around a place, on each side. */
export interface Sides {
  readonly before: (place: Place) => Excerpt | null;
  readonly after: (place: Place) => Excerpt | null;
}

/** The most changes of a section that are shown with their lines. */
const mostShown = 300;

/** A contract change as a self-contained HTML page: no script, no request, both sides next to each other. */
export function page({ result, findings }: ContractReport, sides: Sides): string {
  return `${
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
          <title>Contract changes</title>
          <style>
            ${new Html(pageStyle)}
          </style>
        </head>
        <body>
          <h1>Contract changes</h1>
          <p class="required">${sayRequired(result)}</p>
          <ul>
            ${result.contracts.map((one) => html`<li>${prose(sayRelease(one))}</li>`)}
          </ul>
          ${sections(findings).map(
            ({ severity, title, changes }) =>
              html`<h2 class="${severity}">${title}</h2>
                ${changes.map((finding, index) => change(finding, index < mostShown ? sides : null))}`,
          )}
          ${unread(result)}
        </body>
      </html>`.markup
  }\n`;
}

function change({ message, why, fix, rule, change: of }: Finding, sides: Sides | null): Html {
  const address = rulePage(rule);
  const name = address === null ? html`${rule}` : html`<a href="${address}">${rule}</a>`;
  const words = of?.severity === 'safe' ? html`` : html`<p>${prose(why)} ${prose(fix)}</p>`;
  return html`<section>
    <h3>${prose(message)}</h3>
    ${words}
    <p class="rule">${name}${of && of.audience !== 'wire' ? html`, for ${concerned[of.audience]}` : html``}</p>
    ${sides === null ? html`` : html`<div class="sides">${side('Before', of?.before, sides.before)}${side('After', of?.after, sides.after)}</div>`}
  </section> `;
}

function side(title: string, place: Place | null | undefined, excerptOf: Sides['before']): Html {
  const excerpt = place ? excerptOf(place) : null;
  if (!place) return html`<figure><figcaption>${title}: not there</figcaption></figure>`;
  const lines = (excerpt?.lines ?? []).map(
    ({ number, text }) =>
      html`<span class="${number === place.line ? 'line here' : 'line'}"><i>${number}</i>${visible(text)}</span>`,
  );
  return html`<figure>
    <figcaption>${title}: ${plain(place.file)}:${place.line}</figcaption>
    <pre>${lines}</pre>
  </figure>`;
}

function unread({ unread: all }: ContractReport['result']): Html {
  if (all.length === 0) return html``;
  const items = all.map(
    ({ file, line, because, fix }) =>
      html`<li>
        <code>${plain(line === undefined ? file : `${file}:${line}`)}</code>: ${plain(sentence(because))}
        ${plain(sentence(fix))}
      </li>`,
  );
  return html`<h2 class="dangerous">Not compared</h2>
    <ul>
      ${items}
    </ul>`;
}

/** One of our sentences with untrusted values: text between two backticks is code. */
function prose(words: string): Html {
  const pieces = plain(words).split('`');
  return html`${pieces.map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`))}`;
}

/** A line as it was written, but for what is not seen or turns the direction of a text. */
function visible(line: string): string {
  return line
    .replaceAll('\t', '    ')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{DI}\u2028\u2029]/gu, '');
}
