import type { Unread } from '../../model/contract.ts';
import type { Facts } from '../../model/facts.ts';
import type { Coverage } from '../../model/publication.ts';
import { code, prose } from '../words/escape.ts';
import { listed } from '../words/listed.ts';
import { counted, list, sentence } from '../words/phrase.ts';

/** The most files that are listed; `architect review` prints all of them. */
const mostListed = 20;

/** What was read and what was not, each file once, in path order. */
export function coverageOf(facts: Facts, notes: readonly string[]): Coverage {
  const kinds = [...new Set(facts.read.map(({ as }) => as))];
  const pathsOf = (kind: string) => unique(facts.read.flatMap(({ as, path }) => (as === kind ? [path] : [])));
  return {
    read: Object.fromEntries(kinds.map((kind) => [kind, pathsOf(kind)])),
    seen: facts.seen,
    unread: facts.unread,
    notes,
  };
}

/** Whether a part of the change was not read. */
export function isPartial({ unread, notes }: Coverage): boolean {
  return notes.length > 0 || unread.some(({ kind }) => kind !== 'configuration');
}

/** Whether everything was read that may contain findings: only then are findings that are missing now resolved. */
export function isWhole({ unread, notes }: Coverage): boolean {
  return notes.length === 0 && unread.every(({ kind }) => kind !== undefined);
}

/** Whether a file was read although something in it could not be: a file it refers to is missing. */
export function isReadInPart({ read }: Pick<Coverage, 'read'>, { file }: Pick<Unread, 'file'>): boolean {
  return Object.values(read).some((paths) => paths.includes(file));
}

/** The heading over something that could not be read. */
export function headingOf(unread: Unread, coverage: Pick<Coverage, 'read'>): string {
  if (unread.kind === 'configuration') return 'Configuration not followed';
  return isReadInPart(coverage, unread) ? 'Reviewed in part' : 'Not reviewed';
}

/** How many files were read, by any reader. */
export function countRead({ read }: Coverage): number {
  return Object.values(read).reduce((total, paths) => total + paths.length, 0);
}

/** The kinds of files that no rule reads: `Go, Kubernetes and Protobuf`. */
export function unreadKinds({ seen }: Coverage): string {
  return list([...new Set(seen.map(({ kind }) => kind))].toSorted());
}

/**
 * What was read and what was not, in a sentence or two. `name` formats a path. Kinds that no rule reads count as read
 * by the agent, if one was done.
 */
export function sayCoverage(coverage: Coverage, name: (path: string) => string, isAgentDone = false): string {
  const { seen } = coverage;
  const read = Object.entries(coverage.read).map(([kind, paths]) => {
    const named = kind === 'contract' && paths.length <= 3 ? ` (${paths.map(name).join(', ')})` : '';
    return `${counted(paths.length, kind)}${named}`;
  });
  return [
    ...(read.length > 0 ? [`Read ${list(read)}.`] : []),
    ...(seen.length > 0
      ? [
          `${isAgentDone ? 'Read by the agent alone' : 'Seen, not read'}: ${counted(seen.length, 'file')} of ${unreadKinds(coverage)}.`,
        ]
      : []),
  ].join(' ');
}

/** The files and limits that made the review incomplete, and what to do about each, in Markdown. */
export function sayUnread(coverage: Coverage): readonly string[] {
  const { unread, notes } = coverage;
  const items = [
    ...unread
      .filter(({ kind }) => kind !== 'configuration')
      .map((one) => [headingOf(one, coverage), item(one)] as const),
    ...notes.map((note) => ['Not reviewed', `- ${prose(sentence(note))}`] as const),
  ];
  return [...Map.groupBy(items, ([heading]) => heading)].flatMap(([heading, under]) => [
    `#### ${heading}`,
    listed(
      under.map(([, line]) => line),
      mostListed,
    ),
  ]);
}

/** What in the configuration is not followed, and what to do about it, in Markdown. */
export function sayConfiguration({ unread }: Coverage): readonly string[] {
  const items = unread.filter(({ kind }) => kind === 'configuration').map(item);
  return items.length === 0 ? [] : ['#### Configuration not followed', listed(items, mostListed)];
}

function item({ file, line, because, fix }: Unread): string {
  const place = code(line === undefined ? file : `${file}:${line}`);
  return `- ${place}: ${prose(sentence(because))} ${prose(sentence(fix))}`;
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].toSorted();
}
