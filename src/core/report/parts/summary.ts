import type { Finding, Verdict, Verified } from '../../model/finding.ts';
import { marker } from '../../model/mark.ts';
import type { Lanes, Publication } from '../../model/publication.ts';
import type { SaidComment } from '../../model/said.ts';
import { sayLapsed } from './acceptance.ts';
import { acceptedIn, sayAccepted } from './accepted.ts';
import { advice, affected, headline, more } from './comment.ts';
import { isWhole, sayConfiguration, sayCoverage, sayUnread } from './coverage.ts';
import { addition, badge, limitsOf, sketchOf } from './judged.ts';
import { sayAgents, sayWork } from './agents.ts';
import { beyond } from '../words/beyond.ts';
import { cut, longestBody } from '../words/cut.ts';
import { code, prose, text } from '../words/escape.ts';
import { listed } from '../words/listed.ts';
import { atCommit, counted, firstOperations } from '../words/phrase.ts';
import { ruleLink } from '../words/rule-link.ts';
import { fold } from '../words/fold.ts';
import { isMinor, published, tallyOf } from './tally.ts';

/** The most findings of a kind that are listed. */
const mostListed = 20;

/** The part of a publication that the summary needs. */
export type Summed = Pick<
  Publication,
  'outcome' | 'verified' | 'coverage' | 'lanes' | 'preview' | 'agent' | 'since'
> & {
  readonly title: string;
};

/** What was on the pull request before, as far as the summary needs it. */
export interface Before {
  /** Findings were published before. */
  readonly found: boolean;
  /** The ids of all findings that ever had a comment. */
  readonly posted: readonly string[];
  /** Comments on findings that were not found again, and may not be resolved. */
  readonly earlier: readonly SaidComment[];
  /** We requested changes, and are not allowed to dismiss that. */
  readonly stuck: boolean;
  /** The summary on the pull request says what was true before, and cannot be changed. */
  readonly stale: boolean;
}

/** Nothing was posted before. */
export const silence: Before = { found: false, posted: [], earlier: [], stuck: false, stale: false };

/** The summary of the change: what breaks, for whom, where, and what was not read. */
export function summaryOf(summed: Summed, head: string, before: Before = silence): string {
  const { title, verified, coverage, lanes, preview, agent, since } = summed;
  const shown = published(verified);
  const mark = marker({
    ids: shown.map((one) => one.finding.id),
    notes: {
      summary: head,
      ...(before.found && shown.length === 0 && { found: 'yes' }),
      ...(before.posted.length > 0 && { posted: before.posted.join(',') }),
    },
  });
  const footer = [
    sayCoverage(coverage, code, lanes.agent === 'done'),
    saySafe(verified),
    `Reviewed at ${atCommit(head)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
  const isClear = summed.outcome === 'passed' || (summed.outcome === 'not-applicable' && before.found);
  const work = agent ? sayWork(agent, isClear ? '' : footer) : isClear ? '' : footer;
  const remarks = [
    ...sayAccepted(verified),
    ...sayConfiguration(coverage),
    ...sayAgent(lanes),
    ...(agent ? sayAgents(agent) : []),
    ...sayStuck(before),
    ...sayStale(before),
    ...(since === undefined ? [] : [since]),
    ...(preview === null ? [] : [preview]),
    ...(work === '' ? [] : [work]),
  ];
  const isResolved = before.earlier.length === 0 && acceptedIn(verified).length === 0;
  const isOver = before.found && isResolved && isWhole(coverage);
  const body = isClear
    ? [
        `No findings${isOver ? ' any more: what was found before is resolved' : ''}. ${footer}`,
        ...sayEarlier(before),
        ...remarks,
      ]
    : [
        `### ${text(title)}`,
        ...sayAudience(shown),
        ...table(shown),
        ...inOrder(shown),
        ...sayEarlier(before),
        ...sayUnread(coverage),
        ...remarks,
      ];
  return `${cut(body.join('\n\n'), longestBody - mark.length)}\n\n${mark}\n`;
}

function sayAgent({ agent, because }: Lanes): readonly string[] {
  if (agent === 'pending') return ['An agent is still reviewing this change. When it is done, this is edited.'];
  if (agent === 'incomplete') return [`The agent did not finish its review${sayBecause(because)}`];
  return agent === 'failed' ? [`The agent did not review this change${sayBecause(because)}`] : [];
}

function sayBecause(because: string | null): string {
  const reason = prose((because ?? '').trim().replace(/\.$/u, ''));
  return reason === '' ? '.' : `: ${reason}.`;
}

function sayStuck({ stuck }: Before): readonly string[] {
  return stuck
    ? [
        'Nothing is left to change, but GitHub does not let Architect withdraw its request for changes: somebody has to dismiss that review.',
      ]
    : [];
}

function sayStale({ stale }: Before): readonly string[] {
  return stale
    ? ['The summary on the pull request is out of date: GitHub lets Architect neither edit it nor post another one.']
    : [];
}

function sayEarlier({ earlier }: Before): readonly string[] {
  if (earlier.length === 0) return [];
  const places = earlier.map(({ path, line }) => `- ${code(line === null ? path : `${path}:${line}`)}`);
  return ['Commented on at an earlier push, and not known to be resolved:', listed(places, mostListed)];
}

function sayAudience(shown: readonly Verified[]): readonly string[] {
  const breaking = shown.flatMap(({ finding: { change } }) => (change?.severity === 'breaking' ? [change] : []));
  const onTheWire = breaking.filter((change) => change.audience === 'wire');
  const changes = onTheWire.length > 0 ? onTheWire : breaking;
  const operations = [...new Set(changes.flatMap((change) => change.usedBy))];
  if (operations.length === 0) return [];
  const named = firstOperations(operations.map(code), 3, 'operation');
  return [
    onTheWire.length > 0
      ? `Clients of ${named} break when this is deployed.`
      : `Code generated for ${named} no longer compiles.`,
  ];
}

/** The columns of the table, and what each counts. */
const columns: readonly (readonly [name: string, counts: (finding: Finding) => boolean])[] = [
  ['Breaking', ({ change }) => change?.severity === 'breaking'],
  ['Dangerous', ({ change }) => change?.severity === 'dangerous'],
  ['Critical or high', (finding) => !finding.change && isGrave(finding)],
  ['Medium or low', (finding) => !finding.change && !isGrave(finding)],
];

function table(shown: readonly Verified[]): readonly string[] {
  const files = [...Map.groupBy(shown, (one) => one.finding.path)];
  if (files.length < 2) return [];
  const used = columns.filter(([, counts]) => shown.some(({ finding }) => counts(finding)));
  const rows = files.slice(0, mostListed).map(([path, here]) => {
    const cells = used.map(([, counts]) => here.filter(({ finding }) => counts(finding)).length);
    return `| ${[text(path), ...cells].join(' | ')} |`;
  });
  const more = beyond(files, mostListed, (left) => `| and ${counted(left, 'more file')} |${' |'.repeat(used.length)}`);
  const head = [
    `| ${['File', ...used.map(([name]) => name)].join(' | ')} |`,
    `|:--|${used.map(() => '--:|').join('')}`,
  ];
  return [[...head, ...rows, ...more].join('\n')];
}

/** The most important findings first; in a closed section those of little weight and those nobody confirmed. */
function inOrder(shown: readonly Verified[]): readonly string[] {
  const faint = shown.filter(isFaint);
  const plainly = shown.filter((one) => !isFaint(one));
  const first = plainly.filter(({ finding }) =>
    finding.change ? finding.change.severity === 'breaking' : isGrave(finding),
  );
  const rest = plainly.filter((one) => !first.includes(one));
  const isParted = first.length > 0 && rest.length > 0 && plainly.length > mostUnparted;
  const title = `${counted(faint.length, 'remark')} of little weight, or not verified`;
  return [
    ...(isParted ? ['#### First', ...sections(first), '#### Then', ...sections(rest)] : sections(plainly)),
    ...(faint.length > 0 ? [fold(title, sections(faint).join('\n\n'))] : []),
  ];
}

/** Up to this many findings need no headings. */
const mostUnparted = 5;

/**
 * Found by an agent alone, and of low severity, or not severe and tested by nobody. A finding that is low because of a
 * condition is not included: if the condition is met, it counts.
 */
function isFaint(one: Verified): boolean {
  const { judged, severity } = one.finding;
  if (judged === undefined) return false;
  if (judged.standing === 'limited') return isMinor(one);
  return severity === 'low' || (judged.standing === 'unverified' && !isGrave({ severity }));
}

function isGrave({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity === 'critical' || severity === 'high';
}

/** Findings of one rule in one section. Those of an agent differ in explanation and advice, and have their own. */
function sections(shown: readonly Verified[]): readonly string[] {
  const groups = [...Map.groupBy(shown, ({ finding: { judged, id, rule } }) => (judged ? id : rule)).values()];
  return groups.flatMap((group) => {
    const elsewhere = group.find((one) => !isTold(one.verdict));
    return elsewhere && group.length > 1 ? [together(group, elsewhere.finding)] : group.map(alone);
  });
}

function alone(one: Verified): string {
  const { finding, verdict } = one;
  const details = isTold(verdict)
    ? over(finding)
    : [
        advice(finding),
        affected(finding),
        ...limitsOf(finding),
        ...more(finding),
        folded(sketchOf(finding)),
        addition(finding),
      ];
  const line = `- ${said(one)} · ${ruleLink(finding.rule)} · ${code(finding.id)}`;
  return [line, ...details.filter((paragraph) => paragraph !== '')].join('\n\n').replaceAll(/\n(?=.)/g, '\n  ');
}

/** A sketch in a closed section. */
function folded(sketch: string): string {
  return sketch === '' ? '' : fold('For instance', sketch);
}

function together(group: readonly Verified[], example: Finding): string {
  const intro = `- ${counted(group.length, 'time')} ${ruleLink(example.rule)}. ${advice(example)}`;
  const items = group.slice(0, mostListed).map((one) => listedWith(one));
  const rest = beyond(group, mostListed, (left) => `  - and ${left} more`);
  return [intro, ...items, ...rest].join('\n');
}

function listedWith(one: Verified): string {
  const added = isTold(one.verdict) ? over(one.finding) : [...limitsOf(one.finding), ...more(one.finding)];
  return [`  - ${said(one)} · ${code(one.finding.id)}`, ...added].join('\n\n    ');
}

/** An acceptance that no longer holds is mentioned with the finding: that it is back is the news. */
function over({ lapsed }: Finding): readonly string[] {
  return lapsed ? [sayLapsed(lapsed)] : [];
}

function said({ finding, verdict }: Verified): string {
  const place = code(`${finding.path}:${finding.line}`);
  const side = finding.side === 'before' ? `${place} before the change` : place;
  return [`**${headline(finding)}** ${side}`, ...badge(finding), ...told(verdict)].join(' · ');
}

function told(verdict: Verdict): readonly string[] {
  if (verdict.publish === 'inline') return ['commented in the diff'];
  return verdict.publish === 'summary' && verdict.dismissed ? [ways[verdict.dismissed]] : [];
}

const ways = {
  resolved: 'dismissed: its conversation was resolved',
  hidden: 'dismissed: its comment was hidden',
  deleted: 'dismissed: its comment was deleted',
} as const;

/** Whether reason and fix are published elsewhere. */
function isTold(verdict: Verdict): boolean {
  return told(verdict).length > 0;
}

function saySafe(verified: readonly Verified[]): string {
  const { safe } = tallyOf(verified);
  return safe === 0 ? '' : `${counted(safe, 'safe change')} not listed.`;
}
