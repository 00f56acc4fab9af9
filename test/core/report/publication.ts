import { defaultConfig } from '../../../src/core/config/default.ts';
import type { Config } from '../../../src/core/model/config.ts';
import { type Facts, noFacts } from '../../../src/core/model/facts.ts';
import type { Finding, Verified } from '../../../src/core/model/finding.ts';
import type { Publication } from '../../../src/core/model/publication.ts';
import { type Remarks, report } from '../../../src/core/report/index.ts';

/** The commit of that number, as long as a commit is. */
export function commit(number: number): string {
  return number.toString(16).padStart(40, '0');
}

/** A finding that is commented on where it stands. */
export function inline(finding: Finding): Verified {
  const { path, line, side } = finding;
  return { finding, verdict: { publish: 'inline', at: { path, line, side } } };
}

/** What is said about these findings in an orders service whose contract was read. */
export function publicationOf(
  verified: readonly Verified[],
  given: {
    readonly head?: string;
    readonly facts?: Partial<Facts>;
    readonly config?: Partial<Config>;
  } & Partial<Remarks> = {},
): Publication {
  const { head = commit(1), facts, config, notes = [], preview = null, ...remarks } = given;
  const job = { title: 'acme/shop#12', head, asOf: '2026-11-20', failOn: null };
  const contract = {
    format: 'openapi',
    path: 'services/orders/openapi.yaml',
    status: 'changed',
    versions: { before: null, after: null },
    asked: { before: [], after: [] },
    outline: { before: null, after: null },
    words: { deprecate: '`deprecated: true`', sunset: 'an `x-sunset` date', open: '`x-extensible-enum`' },
    differences: [],
  } as const;
  const learned = { ...noFacts(job.asOf), contracts: [contract], read: [{ as: 'contract', path: contract.path }] };
  return report(
    job,
    { ...learned, ...facts },
    verified,
    { ...defaultConfig, ...config },
    { notes, preview, ...remarks },
  );
}
