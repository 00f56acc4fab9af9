import type { Finding, Verified } from '../../model/finding.ts';
import type { Coverage } from '../../model/publication.ts';
import { isDay } from '../../model/acceptance.ts';
import { type Accepted, byWord } from '../parts/accepted.ts';
import { sayAlso } from '../parts/annotation.ts';
import { sayStanding } from '../parts/judged.ts';
import { agentLines } from './agent-lines.ts';
import { headingOf, sayCoverage } from '../parts/coverage.ts';
import { beyond } from '../words/beyond.ts';
import { plain } from '../words/escape.ts';
import { counted, firstOperations, sentence } from '../words/phrase.ts';
import { published, tallyOf } from '../parts/tally.ts';
import type { OutputFormat } from './output-format.ts';

const codes = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36 } as const;
type Paint = (style: keyof typeof codes, value: string) => string;

/** For people on a terminal: file by file, with one line at the end. Without colours it is plain text. */
export const pretty: OutputFormat = ({ check, verified, coverage, agent, since }, { color }) => {
  const paint: Paint = (style, value) => (color ? `\u001B[${codes[style]}m${value}\u001B[0m` : value);
  const shown = published(verified);
  const files = [...Map.groupBy(shown, (one) => one.finding.path)];
  const blocks = [
    ...files.map(([, here]) => findings(here, paint).join('\n')),
    ...accepted(verified, paint),
    ...unread(coverage, paint),
    ...(since === undefined ? [] : [plain(since)]),
    ...(agent ? agentLines(agent).map((lines) => lines.join('\n')) : []),
  ];
  const style = { failure: 'red', action_required: 'red', neutral: 'yellow', success: 'bold' } as const;
  const read = sayEnding(verified, coverage);
  const ending = [...(read === '' ? [] : [paint('dim', read)]), paint(style[check.conclusion], check.title)];
  return `${[...blocks, ending.join('\n')].join('\n\n')}\n`;
};

/** How many findings of one rule in one file are explained; further ones are named, and the rest is counted. */
const mostExplained = 3;
const mostNamed = 10;

function findings(here: readonly Verified[], paint: Paint): readonly string[] {
  const counts = new Map<string, number>();
  const reasons = new Set<string>();
  const lines = here.flatMap((one, at) => {
    const { rule, why } = one.finding;
    const isKnown = reasons.has(why);
    reasons.add(why);
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (count <= mostExplained) return [...(at > 0 ? [''] : []), finding(one, paint, isKnown)];
    const isFirst = count === mostExplained + 1;
    return count <= mostNamed
      ? [...(isFirst ? [''] : []), `${headline(one.finding, paint)}  ${paint('dim', one.finding.id)}`]
      : [];
  });
  const folded = [...counts].filter(([, count]) => count > mostNamed);
  return [
    ...lines,
    ...folded.map(([rule, count]) =>
      paint('dim', `  and ${count - mostNamed} more of ${rule}; --format json lists them`),
    ),
  ];
}

/** The place is written so that terminals and editors can open it. */
function headline({ change, severity, side, path, line, message }: Finding, paint: Paint): string {
  const label = change?.severity ?? severity;
  const tone = label === 'breaking' || label === 'critical' ? 'red' : 'yellow';
  const place = `${plain(path)}:${line}${side === 'before' ? ' before the change' : ''}`;
  return `${paint('cyan', place)}  ${paint(tone, label)}  ${paint('bold', plain(message))}`;
}

/** A reason that was given above in this file is not repeated. */
function finding({ finding }: Verified, paint: Paint, isKnown: boolean): string {
  const { change } = finding;
  const operations = change?.usedBy.map(plain) ?? [];
  return [
    headline(finding, paint),
    ...(isKnown ? [] : [`  ${plain(finding.why)}`]),
    `  ${paint('cyan', 'What to do:')} ${plain(finding.fix)}`,
    ...(operations.length > 0 ? [`  ${paint('dim', `Affects ${firstOperations(operations, 3)}`)}`] : []),
    ...more(finding).map((words) => `  ${words}`),
    ...(finding.added ? [`  ${plain(finding.added.by)} adds: ${plain(finding.added.text)}`] : []),
    `  ${paint('dim', sayRule(finding))}`,
  ].join('\n');
}

function more(finding: Finding): readonly string[] {
  const { remarks = [], lapsed } = finding;
  const also = sayAlso(finding);
  const words =
    lapsed &&
    plain(`It was ${lapsed.acceptance.as} (${lapsed.acceptance.reason}), and that does not count: ${lapsed.because}.`);
  return [
    ...(words ? [words] : []),
    ...(also === '' ? [] : [also]),
    ...remarks.map(({ message, fix, rule, id }) => plain(`${message} ${fix} (${rule} · ${id})`)),
  ];
}

/** The most that are named; `--format json` has all of them. */
const mostListed = 20;

/** A heading, and the first lines below it. */
function block(heading: string, lines: readonly string[]): string {
  const rest = beyond(lines, mostListed, (left) => `  and ${left} more`);
  return [heading, ...lines.slice(0, mostListed), ...rest].join('\n');
}

/** Accepted findings by name; those of the baseline are only counted. */
function accepted(verified: readonly Verified[], paint: Paint): readonly string[] {
  const { said, old } = byWord(verified);
  const lines = said.map((one) => `  ${sayAccepted(one, paint)}`);
  return [
    ...(lines.length > 0 ? [block(paint('bold', 'Accepted'), lines)] : []),
    ...(old > 0 ? [paint('dim', `${counted(old, 'finding')} of the baseline not listed.`)] : []),
  ];
}

function sayAccepted({ finding, acceptance: { as, by, until, reason } }: Accepted, paint: Paint): string {
  const who = by === null ? 'on its line' : `by ${plain(by)}`;
  const last = until === null ? '' : ` until ${isDay(until) ? until : `version ${plain(until)}`}`;
  const place = plain(`${finding.path}:${finding.line}`);
  return `${place}  ${plain(finding.message)}\n      ${as} ${who}${last}: ${plain(reason)}  ${paint('dim', `${finding.rule} · ${finding.id}`)}`;
}

function sayRule({ rule, certainty, id, by, judged }: Finding): string {
  const who = judged ? [`by ${plain(by)}`, sayStanding(judged)] : [];
  return [rule, certainty, ...who, id].join(' · ');
}

function unread(coverage: Coverage, paint: Paint): readonly string[] {
  const files = coverage.unread.map((one) => {
    const { file, line, because, fix } = one;
    const place = plain(line === undefined ? file : `${file}:${line}`);
    return [headingOf(one, coverage), `  ${place}\n      ${plain(sentence(because))} ${plain(sentence(fix))}`] as const;
  });
  const limits = coverage.notes.map((note) => ['Not reviewed', `  ${plain(note)}`] as const);
  const blocks = [...Map.groupBy([...files, ...limits], ([heading]) => heading)];
  return blocks.map(([heading, lines]) =>
    block(
      paint('bold', heading),
      lines.map(([, line]) => line),
    ),
  );
}

function sayEnding(verified: readonly Verified[], coverage: Coverage): string {
  const { safe } = tallyOf(verified);
  return [
    sayCoverage(coverage, plain),
    safe > 0 ? `${counted(safe, 'safe change')} not listed: --format json does.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
