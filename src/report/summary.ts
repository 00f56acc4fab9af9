import type { Job } from '../model/job.ts';
import type { Finding, Verified } from '../model/finding.ts';
import type { Coverage } from '../model/publication.ts';
import { advice, affected, headline } from './comment.ts';
import { sayCoverage, sayUnread } from './coverage.ts';
import { cut, longestBody } from './cut.ts';
import { code, text } from './escape.ts';
import { marker } from './marker.ts';
import type { Result } from './outcome.ts';
import { counted, firstOf } from './phrase.ts';
import { ruleLink } from './rule-link.ts';
import { published, tallyOf } from './tally.ts';

/** What happens more often than this in one review is a pattern, and a longer list of it is not read. */
const mostListed = 20;

/** The one comment about the whole change: what breaks, for whom, where, and what was not looked at. */
export function summaryOf(
  job: Job,
  verified: readonly Verified[],
  coverage: Coverage,
  result: Result,
  preview: string | null,
): string {
  const shown = published(verified);
  const mark = marker(shown.map((one) => one.finding.id));
  const footer = [sayCoverage(coverage, code), saySafe(verified), sayHead(job)].filter((part) => part !== '').join(' ');
  const remark = preview === null ? [] : [preview];
  const body =
    result.outcome === 'passed'
      ? [`No findings. ${footer}`, ...remark].join('\n\n')
      : [
          `### ${result.title}`,
          ...sayAudience(shown),
          ...table(shown),
          ...sections(shown),
          ...sayUnread(coverage),
          ...remark,
          footer,
        ].join('\n\n');
  return `${cut(body, longestBody - mark.length)}\n\n${mark}\n`;
}

function sayAudience(shown: readonly Verified[]): readonly string[] {
  const breaking = shown.flatMap(({ finding: { change } }) => (change?.severity === 'breaking' ? [change] : []));
  const onTheWire = breaking.filter((change) => change.audience === 'wire');
  const changes = onTheWire.length > 0 ? onTheWire : breaking;
  const operations = [...new Set(changes.flatMap((change) => change.usedBy))];
  if (operations.length === 0) return [];
  const named = firstOf(operations.map(code), 3, 'operation');
  return [
    onTheWire.length > 0
      ? `Clients of ${named} break when this is deployed.`
      : `Code generated for ${named} no longer compiles.`,
  ];
}

function table(shown: readonly Verified[]): readonly string[] {
  const files = [...Map.groupBy(shown, (one) => one.finding.path)];
  if (files.length < 2) return [];
  const rows = files.slice(0, mostListed).map(([path, here]) => {
    const { breaking, dangerous, others } = tallyOf(here);
    return `| ${text(path)} | ${breaking} | ${dangerous} | ${others} |`;
  });
  const more = files.length > mostListed ? [`| and ${counted(files.length - mostListed, 'more file')} | | | |`] : [];
  return [['| File | Breaking | Dangerous | Other |', '|:--|--:|--:|--:|', ...rows, ...more].join('\n')];
}

function sections(shown: readonly Verified[]): readonly string[] {
  const groups = [...Map.groupBy(shown, (one) => one.finding.rule)];
  return groups.flatMap(([rule, group]) => {
    const elsewhere = group.find((one) => one.verdict.publish !== 'inline');
    return elsewhere && group.length > 1 ? [together(rule, group, elsewhere.finding)] : group.map(alone);
  });
}

function alone(one: Verified): string {
  const { finding, verdict } = one;
  const details = verdict.publish === 'inline' ? [] : [advice(finding), affected(finding)];
  const line = `- ${said(one)} · ${ruleLink(finding.rule)}`;
  return [line, ...details].filter((paragraph) => paragraph !== '').join('\n\n  ');
}

function together(rule: string, group: readonly Verified[], example: Finding): string {
  const intro = `- ${counted(group.length, 'time')} ${ruleLink(rule)}. ${advice(example)}`;
  const items = group.slice(0, mostListed).map((one) => `  - ${said(one)}`);
  const more = group.length > mostListed ? [`  - and ${group.length - mostListed} more`] : [];
  return [intro, ...items, ...more].join('\n');
}

function said({ finding, verdict }: Verified): string {
  const place = code(`${finding.path}:${finding.line}`);
  const side = finding.side === 'before' ? `${place} before the change` : place;
  return `**${headline(finding)}** ${side}${verdict.publish === 'inline' ? ' · commented in the diff' : ''}`;
}

function saySafe(verified: readonly Verified[]): string {
  const { safe } = tallyOf(verified);
  return safe === 0 ? '' : `${counted(safe, 'safe change')} not listed.`;
}

function sayHead({ head }: Job): string {
  return `Reviewed at ${code(/^[0-9a-f]{40}$/u.test(head) ? head.slice(0, 7) : head)}.`;
}
