import type { AgentReport } from '../../model/agent-report.ts';
import { beyond } from '../words/beyond.ts';
import { sayDollars } from '../words/dollars.ts';
import { plain } from '../words/escape.ts';
import { tallyLeftAside } from '../parts/tally.ts';
import { list, sentence } from '../words/phrase.ts';

const mostListed = 10;

/** What agents reported besides findings, as blocks of lines for a terminal. */
export function agentLines(report: AgentReport): readonly (readonly string[])[] {
  const { handOffs, suspects, withheld, notes, agents, models } = report;
  const how = models.length > 0 ? ` with ${list(models.map(plain))}` : '';
  return [
    ...block(
      'For others to judge',
      handOffs.map(({ to, what, file, line }) => `${to}: ${what} ${file}:${line}`),
    ),
    ...block(
      'Written for a reviewer that is a program',
      suspects.map(({ file, line }) => `${file}:${line}`),
    ),
    ...block(
      'Looked into and withheld',
      withheld.map(({ message, file, line, because }) => `${message} ${file}:${line}: ${because}`),
    ),
    ...block('About the agents', notes.map(sentence)),
    [
      `Asked: ${list(agents.map(plain))}${how}, ${sayDollars(report)}.`,
      ...(report.leftAside.length > 0 ? [sentence(tallyLeftAside(report))] : []),
    ],
  ];
}

function block(title: string, lines: readonly string[]): readonly (readonly string[])[] {
  if (lines.length === 0) return [];
  const more = beyond(lines, mostListed, (left) => `  and ${left} more`);
  return [[title, ...lines.slice(0, mostListed).map((line) => `  ${plain(line)}`), ...more]];
}
