import type { Finding, Verified } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import type { Unread } from '../../model/contract.ts';
import type { Annotation, Coverage } from '../../model/publication.ts';
import { headingOf } from './coverage.ts';
import { plain } from '../words/escape.ts';
import { firstOf, sentence } from '../words/phrase.ts';

/** The host takes fifty at a time, and shows a few of them. */
const most = 1000;

/**
 * Annotations of the check on lines of the head: findings that have no comment in the diff and were not dismissed, and
 * files that could not be read. What is only in the base has no such line and is in the summary; so are findings of
 * agents that no skeptic confirmed.
 */
export function annotationsOf(shown: readonly Verified[], coverage: Coverage): readonly Annotation[] {
  const findings = shown.flatMap(({ finding, verdict }) => {
    const isNoted = verdict.publish === 'summary' && !verdict.dismissed && !finding.judged;
    const place = isNoted ? headPlace(finding) : null;
    return place === null ? [] : [annotationOf(finding, place)];
  });
  return [...findings, ...coverage.unread.flatMap((one) => unreadNote(one, coverage))].slice(0, most);
}

function unreadNote(unread: Unread, coverage: Coverage): readonly Annotation[] {
  const { file, line, because, fix } = unread;
  const message = `${plain(sentence(because))} ${plain(sentence(fix))}`;
  return line === undefined
    ? []
    : [{ path: file, line, level: 'warning', title: headingOf(unread, coverage), message }];
}

/** The annotation level, of which there are three. */
export function levelOf({ change, severity }: Finding): Annotation['level'] {
  if (change?.severity === 'breaking' || severity === 'critical') return 'failure';
  return change?.severity === 'dangerous' || severity === 'high' ? 'warning' : 'notice';
}

/** The place of a finding in the head; null if the head has no such line. */
export function headPlace({ path, line, side, change }: Finding): Place | null {
  return side === 'after' ? { file: path, line } : (change?.after ?? null);
}

/** The most places that are named; further ones are counted. */
const mostPlaces = 5;

/** The other places of the same change, for plain text; an empty string if there are none. */
export function sayAlso({ group }: Finding): string {
  const places = (group?.also ?? []).map(({ file, line, side }) =>
    plain(side === 'before' ? `${file}:${line} before the change` : `${file}:${line}`),
  );
  return places.length === 0 ? '' : `Also in ${firstOf(places, mostPlaces)}.`;
}

function annotationOf(finding: Finding, place: Place): Annotation {
  const remarks = (finding.remarks ?? []).map(
    ({ message, fix, rule }) => `\n\n${plain(`${message} ${fix}`)} (${rule})`,
  );
  return {
    path: place.file,
    line: place.line,
    level: levelOf(finding),
    title: plain(finding.message).slice(0, 255).toWellFormed(),
    message: `${plain(finding.why)}\n\n${plain(finding.fix)}${remarks.join('')}\n\n${finding.rule} · ${finding.id}`,
  };
}
