import type { ContractReport } from '../../model/contract-result.ts';
import type { Coverage } from '../../model/publication.ts';
import { formats } from '../formats/index.ts';
import type { FormatName } from '../formats/output-format.ts';
import { changelog } from './changelog.ts';
import type { ContractFormatName } from './contract-format-name.ts';
import { contractText, sentences } from './contract-text.ts';
import { page, type Sides } from './page.ts';

/** What a comparison of contracts is printed from. */
interface Printing {
  readonly color: boolean;
  readonly sides: Sides;
}

type Print = (report: ContractReport, printing: Printing) => string;

/** What prints a comparison of contracts, for each thing `--format` takes. */
export const contractFormats: Readonly<Record<ContractFormatName, Print>> = {
  pretty: ({ result }, { color }) => contractText(result, { color }),
  markdown: changelog,
  json: ({ result }) => `${JSON.stringify(result)}\n`,
  sarif: (report) => asReview('sarif', report),
  github: (report) => asReview('github', report),
  html: (report, { sides }) => page(report, sides),
};

/** As a review would print it that found these changes. */
function asReview(format: Extract<FormatName, 'sarif' | 'github'>, { result, findings }: ContractReport): string {
  const heard = findings.filter(({ change }) => change?.severity !== 'safe');
  const coverage: Coverage = { read: {}, seen: [], unread: result.unread, notes: [] };
  return formats[format](
    {
      outcome: result.unread.length > 0 ? 'degraded' : heard.length > 0 ? 'findings' : 'passed',
      check: { conclusion: 'neutral', title: sentences[result.verdict], summary: '', annotations: [] },
      comments: [],
      summary: null,
      verified: heard.map((finding) => ({ finding, verdict: { publish: 'summary' } })),
      coverage,
      lanes: { rules: 'done', agent: 'off', because: null },
      cleared: [],
      preview: null,
      manner: { requestChanges: false, resolveThreads: false },
    },
    { color: false },
  );
}
