import type { Acceptance } from '../../model/acceptance.ts';
import { type Authority, type Finding, idsOf, type Verified } from '../../model/finding.ts';
import { type Mark, marker } from '../../model/mark.ts';
import type { InlineComment } from '../../model/publication.ts';
import { sayAcceptance, sayLapsed } from './acceptance.ts';
import { cut, longestBody } from '../words/cut.ts';
import { code, prose, text } from '../words/escape.ts';
import { fold } from '../words/fold.ts';
import { lineInWords } from '../words/line-in-words.ts';
import { addition, evidenceOf, howFound, limitsOf, suggestionOf } from './judged.ts';
import { firstOf, firstOperations, sentence } from '../words/phrase.ts';
import { ruleLink } from '../words/rule-link.ts';

/** The comments in the diff: one per line, with all findings of that line. */
export function commentsOf(shown: readonly Verified[]): readonly InlineComment[] {
  const placed = shown.flatMap(({ finding, verdict }) =>
    verdict.publish === 'inline' ? [{ finding, at: verdict.at }] : [],
  );
  const lines = Map.groupBy(placed, ({ at }) => JSON.stringify([at.path, at.line, at.side]));
  return [...lines.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    const findings = [first.finding, ...others.map(({ finding }) => finding)] as const;
    const ids = findings.flatMap((finding) => [...idsOf(finding)]);
    const judged = findings.filter(({ by }) => by !== 'rules').map(({ id }) => id);
    const added = findings.filter((finding) => finding.added).map(({ id }) => id);
    const notes = {
      ...(judged.length > 0 && { judged: judged.join(',') }),
      ...(added.length > 0 && { added: added.join(',') }),
    };
    return [{ findings: findings.map(({ id }) => id), ...first.at, body: commentBody(findings, { ids, notes }) }];
  });
}

/** The acceptances of a comment's findings, by finding id. */
export type AcceptedHere = ReadonlyMap<string, Acceptance>;

/**
 * A comment about the findings of one line, the most important first, cut to the limit, with its mark. Acceptances are
 * at the top; if all findings are accepted, the rest is in a closed section.
 */
export function commentBody(
  [first, ...others]: readonly [Finding, ...Finding[]],
  mark: Mark,
  accepted: AcceptedHere = new Map(),
): string {
  const said = [first, ...others].flatMap(({ id }) => {
    const acceptance = accepted.get(id);
    return acceptance ? [`**${sentence(sayAcceptance(acceptance))}** ${code(id)}`] : [];
  });
  const body = bodyOf(first, others);
  const all = said.length === others.length + 1;
  const { accepted: _, ...notes } = mark.notes;
  const hidden = marker({ ...mark, notes: { ...notes, ...notesOf([first, ...others], accepted) } });
  const whole = [...said, all ? fold('What was found', body) : body].join('\n\n');
  return `${cut(whole, longestBody - hidden.length)}\n\n${hidden}\n`;
}

function notesOf(findings: readonly Finding[], accepted: AcceptedHere): Mark['notes'] {
  const ids = findings.flatMap(({ id }) => (accepted.has(id) ? [id] : []));
  return ids.length > 0 ? { accepted: ids.join(',') } : {};
}

/** What happened, in one sentence that starts with the severity. */
export function headline({ change, severity, message }: Finding): string {
  const how = change?.severity ?? severity;
  return `${how === 'safe' ? '' : `${sentence(how).slice(0, -1)}: `}${prose(message)}`;
}

/** What goes wrong, and what to do instead. */
export function advice({ why, fix }: Finding): string {
  return `${prose(why)} **What to do:** ${prose(fix)}`;
}

/** The other places of the same change, and remarks of other rules. */
export function more(finding: Finding): readonly string[] {
  const { group, remarks = [], lapsed } = finding;
  const places = (group?.also ?? []).map(({ file, ...at }) => lineInWords({ ...at, path: file }));
  return [
    ...(lapsed ? [sayLapsed(lapsed)] : []),
    ...(places.length > 0 ? [`Also in ${firstOf(places, mostPlaces)}.`] : []),
    ...remarks.map(
      ({ message, fix, rule, id }) => `${prose(`${message} ${fix}`.trim())} (${ruleLink(rule)}, ${code(id)})`,
    ),
  ];
}

/** The most places that are named; further ones are counted. */
const mostPlaces = 5;

/** Who is affected, if the message does not say: the operations, and whether running clients break. */
export function affected({ change, message }: Finding): string {
  if (change === undefined) return '';
  const named = change.usedBy.every((operation) => message.includes(operation));
  return [
    ...(named ? [] : [`Affects ${firstOperations(change.usedBy.map(code), 5)}.`]),
    ...(change.audience === 'source'
      ? ['Running clients keep working; code generated from this contract changes.']
      : []),
  ].join(' ');
}

function bodyOf(first: Finding, others: readonly Finding[]): string {
  const also = others.map((finding, index) => {
    const said = [first, ...others.slice(0, index)].some(({ rule }) => rule === finding.rule);
    const details = [
      advice(finding),
      ...limitsOf(finding),
      ...more(finding),
      addition(finding),
      ruleLink(finding.rule),
    ];
    const words = said ? more(finding) : details.filter((part) => part !== '');
    return `- ${[`**${headline(finding)}**`, ...words, code(finding.id)].join(' ')}`;
  });
  return [
    `**${headline(first)}**`,
    prose(first.why),
    `**What to do:** ${prose(first.fix)}`,
    affected(first),
    ...limitsOf(first),
    ...more(first),
    evidenceOf(first),
    suggestionOf(first),
    addition(first),
    [
      ruleLink(first.rule),
      ...(first.judged ? [] : [first.certainty]),
      ...first.authority.slice(0, 2).map(authorityLink),
      ...(first.judged ? [] : [code(first.id)]),
    ].join(' · '),
    ...(also.length > 0 ? [`Also on this line:\n\n${also.join('\n')}`] : []),
    howFound([first, ...others]),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** A source, linked if it has an address. */
export function authorityLink({ label, url }: Authority): string {
  return /^https:\/\/[^\s<>()[\]\\]+$/u.test(url) ? `[${text(label)}](${url})` : text(label);
}
