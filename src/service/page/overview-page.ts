import type { Depth } from '../../adapters/jobs/queue.ts';
import type { Looked, LookedReview } from '../../adapters/jobs/records/journal.ts';
import type { Lanes, Outcome } from '../../core/model/publication.ts';
import { type Html, html } from '../../core/report/words/html.ts';
import { counted, list } from '../../core/report/words/phrase.ts';
import { rulePage } from '../../core/report/words/rule-link.ts';
import type { Linked } from '../context/rule-pages.ts';
import { pageOf } from './layout.ts';

/** The content of the page, and its reader. */
export interface Overview {
  readonly login: string;
  /** How many repositories the host shows the reader, and whether there may be more. */
  readonly repositories: number;
  readonly isCut: boolean;
  readonly looked: Looked;
  readonly depths: readonly Depth[];
  /** The address of the host's web pages. */
  readonly web: string;
  readonly notReady: string | null;
  readonly linked: Linked;
}

/** Reviews, findings by rule, queues, and what was healed. Everything from outside is escaped. */
export function overviewPage(overview: Overview): string {
  const { login, notReady, repositories } = overview;
  return pageOf(
    'What was reviewed',
    html`<header class="bar">
        <h1>Architect</h1>
        <form method="post" action="sign-out">
          <span class="soft">Signed in as ${login}</span>
          <button class="quiet">Sign out</button>
        </form>
      </header>
      <main>
        ${notReady === null ? '' : html`<p class="bad" role="status">Architect is not ready: ${notReady}</p>`}
        ${repositories === 0 ? nothingToSee() : [summary(overview), ...tables(overview)]}
      </main>`,
    'wide',
  );
}

function nothingToSee(): Html {
  return html`<p>
    GitHub shows you no repository in which this App is installed. Install the App on one, or ask whoever owns it to let
    you read it; then sign out here, and in again.
  </p>`;
}

function summary({ looked, repositories, isCut }: Overview): Html {
  const reviews = looked.outcomes.reduce((total, one) => total + one.reviews, 0);
  const outcomes = looked.outcomes.map((one) => `${one.reviews} ${says[one.outcome].many}`);
  const cut = isCut ? ' GitHub has more repositories than are asked for: some may be missing.' : '';
  const which = repositories === 1 ? 'the one repository' : `the ${repositories} repositories`;
  const where = `${which} with this App that GitHub lets you read`;
  if (reviews === 0) {
    return html`<p>
      Nothing was reviewed in the last seven days in ${where}. Open a pull request in one of them, or comment
      <code>/architect review</code> on one that is open.${cut}
    </p>`;
  }
  const cost = looked.dollars > 0 ? ` Agents cost $${looked.dollars.toFixed(2)}.` : '';
  return html`<p>${counted(reviews, 'review')} in seven days, in ${where}: ${list(outcomes)}.${cost}${cut}</p>`;
}

const says: Readonly<Record<Outcome, { readonly words: string; readonly many: string; readonly as: string }>> = {
  passed: { words: 'No findings', many: 'without findings', as: 'good' },
  findings: { words: 'Findings', many: 'with findings', as: 'bad' },
  'not-applicable': { words: 'Not applicable', many: 'not applicable', as: 'soft' },
  degraded: { words: 'Degraded', many: 'degraded', as: 'warn' },
  'could-not-review': { words: 'Could not review', many: 'not possible', as: 'bad' },
};

const agentSays: Readonly<Record<Lanes['agent'], string>> = {
  off: 'rules',
  pending: 'rules, agent to follow',
  done: 'rules and agent',
  incomplete: 'rules, agent not done',
  failed: 'rules, agent failed',
};

function tables({ looked, depths, web, linked }: Overview): readonly Html[] {
  const { reviews, rules, healed } = looked;
  return [
    table(
      'Reviews',
      'The newest of the last seven days. Times are UTC.',
      ['Pull request', 'When', 'Outcome', 'Lanes', '#Time', '#Cost'],
      reviews.map((one) => [
        html`<a href="${addressOf(one, web)}">${nameOf(one)}</a> <span class="soft">${one.head.slice(0, 7)}</span>`,
        html`<time datetime="${one.posted.toISOString()}">${sayTime(one.posted)}</time>`,
        html`<span class="${says[one.outcome].as}">${says[one.outcome].words}</span>`,
        one.lane === 'agent' ? 'agent' : agentSays[one.agent],
        one.seconds === null ? '–' : saySeconds(one.seconds),
        one.dollars === null ? '–' : `$${one.dollars.toFixed(2)}`,
      ]),
    ),
    table(
      'Findings by rule',
      'Findings of the last thirty days by status. Those not fixed, accepted or dismissed were still open at the last review of their pull request.',
      ['Rule', '#Found', '#Fixed', '#Accepted', '#Dismissed'],
      rules.map(({ rule, found, fixed, accepted, dismissed }) => [
        ruleIn(rule, linked),
        String(found),
        String(fixed),
        String(accepted),
        String(dismissed),
      ]),
    ),
    table(
      'Queues',
      'Jobs of the whole service, now.',
      ['Queue', '#Ready', '#Put off', '#Running', '#Failed', '#Oldest waits'],
      depths
        .filter(({ queue }) => queue !== 'heal' && queue !== 'tidy')
        .map(({ queue, ready, deferred, active, failed, oldest }) => [
          queue,
          String(ready),
          String(deferred),
          String(active),
          String(failed),
          oldest === 0 ? '–' : saySeconds(oldest),
        ]),
    ),
    table(
      'Healed',
      'Lost work of the whole service that was found again in the last seven days.',
      ['What', '#Times'],
      healed.map(({ what, times }) => [what, String(times)]),
    ),
  ];
}

/** A table, or nothing if it has no rows. A column whose name begins with `#` holds numbers. */
function table(
  caption: string,
  about: string,
  columns: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
): Html {
  if (rows.length === 0) return html``;
  const names = columns.map((column) => column.replace('#', ''));
  const kind = (index: number) => (columns[index]?.startsWith('#') ? 'number' : 'text');
  return html`<table>
    <caption>
      ${caption}
      <small>${about}</small>
    </caption>
    <thead>
      <tr>
        ${names.map((name, index) => html`<th scope="col" class="${kind(index)}">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) => {
              if (index === 0) return html`<th scope="row">${cell}</th>`;
              return html`<td class="${kind(index)}" data-label="${names[index] ?? ''}">${cell}</td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function ruleIn(rule: string, linked: Linked): Html | string {
  const page = linked(rulePage(rule));
  return page === null ? rule : html`<a href="${page}">${rule}</a>`;
}

function nameOf({ pull: { repository, number } }: LookedReview): string {
  return `${repository.owner}/${repository.name}#${number}`;
}

function addressOf({ pull: { repository, number } }: LookedReview, web: string): string {
  return `${web}/${encodeURIComponent(repository.owner)}/${encodeURIComponent(repository.name)}/pull/${number}`;
}

/** `11-29 13:05` */
function sayTime(time: Date): string {
  return time.toISOString().slice(5, 16).replace('T', ' ');
}

function saySeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
