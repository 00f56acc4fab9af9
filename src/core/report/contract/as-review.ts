import type { ContractReport } from '../../model/contract-result.ts';
import type { Coverage } from '../../model/publication.ts';
import { formats } from '../formats/index.ts';
import type { FormatName } from '../formats/output-format.ts';
import { sayVerdict } from './sections.ts';

/** A comparison in the shape of a review. */
export function asReview(
  format: Extract<FormatName, 'sarif' | 'github'>,
  { result, findings }: ContractReport,
): string {
  const heard = findings.filter(({ change }) => change?.severity !== 'safe');
  const coverage: Coverage = { read: {}, seen: [], unread: result.unread, notes: [] };
  return formats[format](
    {
      outcome: result.unread.length > 0 ? 'degraded' : heard.length > 0 ? 'findings' : 'passed',
      check: { conclusion: 'neutral', title: sayVerdict(result), summary: '', annotations: [] },
      comments: [],
      summary: null,
      verified: heard.map((finding) => ({ finding, verdict: { publish: 'summary' } })),
      coverage,
      lanes: { rules: 'done', agent: 'off', because: null },
      cleared: [],
      preview: null,
      manner: { requestChanges: false, resolveThreads: false },
    },
    { color: false, head: '' },
  );
}
