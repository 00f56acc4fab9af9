import type { Acceptance } from '../../model/acceptance.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import type { Coverage } from '../../model/publication.ts';
import { headPlace, levelOf } from '../parts/annotation.ts';
import { plain, unlinked } from '../words/escape.ts';
import { sentence } from '../words/phrase.ts';
import { rulePage } from '../words/rule-link.ts';
import { acceptedIn } from '../parts/accepted.ts';
import { fitForLines } from '../parts/tally.ts';
import type { OutputFormat } from './output-format.ts';

const levels = { failure: 'error', warning: 'warning', notice: 'note' } as const;

/** SARIF 2.1.0, for code scanning. Results are the findings that may be on a line; unread files are notifications. */
export const sarif: OutputFormat = ({ verified, coverage, outcome }) => {
  const accepted = acceptedIn(verified);
  const findings = [...fitForLines(verified), ...accepted].map((one) => one.finding);
  const of = new Map(accepted.map(({ finding, acceptance }) => [finding, acceptance]));
  const rules = [...new Map(findings.map((finding) => [finding.rule, finding])).values()];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'architect', rules: rules.map(descriptor) } },
        columnKind: 'unicodeCodePoints',
        invocations: [
          {
            executionSuccessful: outcome !== 'could-not-review',
            toolExecutionNotifications: notifications(coverage),
          },
        ],
        results: findings.map((finding) => ({ ...result(finding, rules), ...suppression(of.get(finding)) })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function descriptor({ rule, why, fix, severity, certainty, judged }: Finding) {
  const page = rulePage(rule);
  // The text of an agent is about one place, and not about the rule.
  const words = judged ? {} : { fullDescription: { text: plain(why) }, help: { text: plain(fix) } };
  return {
    id: rule,
    shortDescription: { text: rule.replace(/^.*\//u, '').replaceAll('-', ' ') },
    ...words,
    ...(page === null ? {} : { helpUri: page }),
    properties: { tags: [rule.replace(/\/.*$/u, ''), severity, certainty] },
  };
}

function result(finding: Finding, rules: readonly Finding[]) {
  const head = headPlace(finding);
  const base =
    finding.side === 'before' ? { file: finding.path, line: finding.line } : (finding.change?.before ?? null);
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((one) => one.rule === finding.rule),
    level: levels[levelOf(finding)],
    message: { text: said(finding) },
    // A removed file has no line in the head: the result names the file, with its old line as a related place.
    locations: [head === null ? location({ file: finding.path }) : location(head)],
    ...relatedTo(finding, base),
    partialFingerprints: { 'architect/v1': finding.id },
  };
}

/** Accepted findings are results, too, and code scanning shows who accepted them. */
function suppression(acceptance: Acceptance | undefined) {
  if (acceptance === undefined) return {};
  const kind = acceptance.from === 'line' ? 'inSource' : 'external';
  return { suppressions: [{ kind, status: 'accepted', justification: unlinked(acceptance.reason) }] };
}

/** The line before the change, and the other places of the same change. */
function relatedTo({ group }: Finding, base: Place | null | undefined) {
  const related = [
    ...(base ? [{ ...location(base), message: { text: 'Before the change' } }] : []),
    ...(group?.also ?? []).map(({ file, line, side }) => ({
      ...location({ file, line }),
      message: { text: side === 'before' ? 'The same, before the change' : 'The same' },
    })),
  ];
  return related.length > 0 ? { relatedLocations: related } : {};
}

function said({ message, why, fix, judged, remarks = [] }: Finding): string {
  const added = remarks.map((remark) => `${remark.message} ${remark.fix}`);
  return [message, ...(judged ? [why] : []), fix, ...added].map(unlinked).join('\n');
}

function notifications({ unread, notes }: Coverage) {
  return [
    ...unread.map(({ file, line, because, fix }) => ({
      level: 'warning',
      message: { text: `${unlinked(sentence(because))} ${unlinked(sentence(fix))}` },
      locations: [location(line === undefined ? { file } : { file, line })],
    })),
    ...notes.map((note) => ({ level: 'warning', message: { text: unlinked(note) } })),
  ];
}

function location({ file, line }: { readonly file: Place['file']; readonly line?: number }) {
  const uri = file.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      ...(line === undefined ? {} : { region: { startLine: Math.max(1, line) } }),
    },
  };
}
