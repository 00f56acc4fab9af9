import type { FakePull } from '../../fake-github/fake-pull.ts';

/** Everything the App said on a pull request and which requests wrote it, as a page one can read. */
export function seen(pull: FakePull, requests: readonly string[]): string {
  const checks = pull.checks.map((run) => [
    `## Check \`${run.name}\`: ${run.status}, ${run.conclusion}`,
    `**${run.output.title}** (external id \`${run.externalId}\`)`,
    run.output.summary ?? '',
    ...run.annotations.map((one) => `- ${one['annotation_level']} ${one['path']}:${one['start_line']} ${one['title']}`),
    `Details: ${(run.detailsUrl ?? 'none').replace(/^https?:\/\/[^/]+\/acme\/[^/]+/, '<shop>').replace(/\d+$/, '<id>')}`,
    `Buttons: ${run.actions.map(({ label, identifier }) => `${label} (${identifier})`).join(', ') || 'none'}`,
  ]);
  const reviews = pull.reviews.map((review) => [`## Review: ${review.state}`, review.body]);
  const threads = pull.threads.map(({ anchor, comments }) => [
    `## ${anchor.path}:${anchor.line ?? 'the file'} (${anchor.side})`,
    ...comments.map(({ body }) => body),
  ]);
  const summaries = pull.summaries.map(({ body }) => ['## Summary comment', body]);
  const parts = [...checks, ...reviews, ...threads, ...summaries, ['## Requests that write', requests.join('\n')]];
  return `${parts.flat().join('\n\n')}\n`
    .replaceAll(/\b[0-9a-f]{40}\b/g, '<sha>')
    .replaceAll(/trace [\w-]+/g, 'trace <id>')
    .replaceAll(/Reviewed at `[0-9a-f]{7}`/g, 'Reviewed at `<sha>`');
}
