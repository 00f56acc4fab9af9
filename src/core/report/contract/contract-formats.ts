import type { ContractReport } from '../../model/contract-result.ts';
import type { ContractFormatName } from './contract-format-name.ts';
import type { Sides } from './page.ts';

/** What a printed comparison is made from. */
interface Printing {
  readonly color: boolean;
  readonly sides: Sides;
}

type Print = (report: ContractReport, printing: Printing) => string;

/** The printers of a comparison by `--format`; only the one in use is loaded. */
export const contractFormats: Readonly<Record<ContractFormatName, () => Promise<Print>>> = {
  pretty: async () => (await import('./contract-text.ts')).contractText,
  markdown: async () => (await import('./changelog.ts')).changelog,
  json:
    async () =>
    ({ result }) =>
      `${JSON.stringify(result)}\n`,
  sarif: () => review('sarif'),
  github: () => review('github'),
  html: async () => {
    const { page } = await import('./page.ts');
    return (report, { sides }) => page(report, sides);
  },
};

async function review(format: 'sarif' | 'github'): Promise<Print> {
  const { asReview } = await import('./as-review.ts');
  return (report) => asReview(format, report);
}
