import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verified } from '../../src/core/model/finding.ts';
import type { Publication } from '../../src/core/model/publication.ts';
import type { ReviewCase, Reviewed } from './review-case.ts';

/**
 * Writes each review to a folder, for people who judge it: `agent-orders-1.md` as it is published, `agent-orders-1.json`
 * with every finding and its verdict. Without a folder nothing is written.
 */
export function keeping(folder: string | null, title: string, review: ReviewCase): ReviewCase {
  if (folder === null) return review;
  const times = new Map<string, number>();
  return async (one) => {
    const reviewed = await review(one);
    const time = (times.get(one.id) ?? 0) + 1;
    times.set(one.id, time);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${title}-${one.id}-${time}`.replaceAll(/[^\w.-]+/g, '-'));
    writeFileSync(`${file}.md`, pageOf(reviewed.publication));
    writeFileSync(`${file}.json`, `${JSON.stringify(recordOf(reviewed), null, 2)}\n`);
    return reviewed;
  };
}

function pageOf({ check, comments, summary }: Publication): string {
  const said = comments.map(
    ({ path, line, side, body }) => `=== ${path}:${line}, ${side} the change\n\n${body.trim()}\n`,
  );
  return [...said, `=== summary\n\n${(summary ?? check.summary).trim()}\n`].join('\n');
}

function recordOf({ publication, usd, ms, tokens, incomplete }: Reviewed): object {
  const { verified, agent } = publication;
  const { calls = 0, dropped = [], withheld = [], leftAside = [], handOffs = [] } = agent ?? {};
  return { findings: verified.map(lineOf), withheld, leftAside, dropped, handOffs, calls, usd, ms, tokens, incomplete };
}

function lineOf({ finding, verdict }: Verified): object {
  const { id, rule, severity, path, line, side, message, why, fix, judged } = finding;
  return { id, rule, severity, path, line, side, message, why, fix, standing: judged?.standing ?? null, verdict };
}
