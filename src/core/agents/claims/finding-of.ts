import { hash } from 'node:crypto';
import type { Finding, Judged } from '../../model/finding.ts';
import type { AskRule } from '../../model/rule.ts';
import type { Offered } from './suggestion.ts';
import type { Rated } from './merge.ts';
import { sentence } from '../text/sentence.ts';
import { shownQuote } from '../text/shown-quote.ts';

/** The result of verifying a draft. */
export type Tested = Pick<Judged, 'standing' | 'votes' | 'limits' | 'mild' | 'corrections'>;

/** A draft as a finding: the agent's text, with the id and sources of its rule. */
export function findingOf(draft: Rated, rule: AskRule, tested: Tested, offered: Offered): Finding {
  const { claim, at, by, evidence, severity } = draft;
  const quote = shownQuote(at.quote);
  const subject = `${at.path} ${quote}`;
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
    quote,
    by,
    judged: {
      ...tested,
      evidence: evidence.map(({ path, side, line, quote }) => ({ file: path, side, line, quote: shownQuote(quote) })),
      unknowns: claim.unknowns,
      ...offered,
    },
  };
}
