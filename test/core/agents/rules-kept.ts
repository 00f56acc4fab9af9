import { expect } from 'vitest';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Publication } from '../../../src/core/model/publication.ts';

/**
 * What the rules said is said with agents as it is said without: the same findings, as grave, in the same places. An agent
 * may add words to them.
 */
export function expectRulesKept(rules: Publication, publication: Publication): void {
  const said = publication.verified
    .filter(({ finding }) => finding.by === 'rules')
    .map(({ finding, verdict }) => ({ finding: withoutAddition(finding), verdict }));
  expect(said).toEqual(rules.verified);
  if (rules.check.conclusion === 'failure') expect(publication.check.conclusion).toBe('failure');
}

function withoutAddition(finding: Finding): Finding {
  const { added, ...rest } = finding;
  return added ? rest : finding;
}
