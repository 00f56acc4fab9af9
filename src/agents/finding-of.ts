import { hash } from 'node:crypto';
import type { Finding, Judged } from '../model/finding.ts';
import type { AskRule } from '../model/rule.ts';
import type { Rated } from './merge.ts';

/** What becomes of a draft once it was put to the test. */
export type Tested = Pick<Judged, 'standing' | 'votes'>;

/** The finding that a draft is: in the agent's words, with the authority and the name of its rule. */
export function findingOf(draft: Rated, rule: AskRule, tested: Tested, suggestion: string | null): Finding {
  const { claim, at, by, evidence, severity } = draft;
  const subject = subjectOf(at.path, at.quote);
  return {
    id: hash('sha256', `${claim.check}\n${subject}`).slice(0, 8),
    rule: claim.check,
    severity,
    certainty: 'judged',
    subject,
    path: at.path,
    line: at.line,
    side: at.side,
    message: sentence(claim.title),
    why: sentence(claim.scenario),
    fix: claim.recommendation === '' ? rule.fix : sentence(claim.recommendation),
    authority: rule.authority,
    quote: at.quote.slice(0, 200).toWellFormed(),
    by,
    judged: {
      ...tested,
      evidence: evidence.map(({ path, side, line, quote }) => ({ file: path, side, line, quote: quote.slice(0, 200) })),
      unknowns: claim.unknowns,
      suggestion,
    },
  };
}

/** What a finding is about, without the line's number, which moves. */
function subjectOf(path: string, quote: string): string {
  return `${path} ${quote.replace(/\s+/g, ' ').slice(0, 300)}`;
}

function sentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}
