import type { Publication } from '../../../src/core/model/publication.ts';

/** Everything that would be said, as people would read it, and what became of the claims that are not in it. */
export function printed({ check, lanes, comments, summary, verified, agent, cleared }: Publication): string {
  const kept = verified.flatMap(({ finding, verdict }) =>
    finding.judged && verdict.publish === false ? [`- ${finding.rule}: ${verdict.because}`] : [],
  );
  const dropped = (agent?.dropped ?? []).map(({ title, because }) => `- ${title || '(unread)'}: ${because}`);
  return `${[
    `check: ${check.conclusion}: ${check.title}`,
    `agent: ${lanes.agent}${lanes.because === null ? '' : `: ${lanes.because}`}`,
    ...(kept.length > 0 ? [`not published:\n${kept.join('\n')}`] : []),
    ...(dropped.length > 0 ? [`dropped:\n${dropped.join('\n')}`] : []),
    ...(cleared.length > 0 ? [`cleared: ${cleared.join(', ')}`] : []),
    ...comments.map(({ path, line, side, body }) => `=== comment on ${path}:${line} (${side})\n\n${body.trim()}`),
    `=== summary\n\n${(summary ?? check.summary).trim()}`,
  ].join('\n\n')}\n`;
}
