import type { Claim } from '../claims/claim.ts';
import { agreeing } from './agreeing.ts';
import { anchored } from './anchored.ts';
import { asked } from './asked.ts';
import { concrete } from './concrete.ts';
import type { Check, Draft, Dropped, ClaimContext } from './draft.ts';
import { evidenced } from './evidenced.ts';
import { citesFacts } from './cites-facts.ts';
import { notesUnknownNames } from './unknown-names.ts';
import { introduced } from './introduced.ts';
import { repeated } from './repeated.ts';

/** In this order: checks that cost nothing come first, and those that read files come before those that need the lines. */
const checks: readonly Check[] = [
  asked,
  concrete,
  citesFacts,
  notesUnknownNames,
  anchored,
  evidenced,
  introduced,
  repeated,
  agreeing,
];

/** Runs all checks on a claim; the first that drops it ends them. */
export async function examine(claim: Claim, by: string, context: ClaimContext): Promise<Draft | Dropped> {
  let draft: Draft = { claim, by, at: null, evidence: [], facts: [], explains: null, unknown: [] };
  for (const check of checks) {
    const next = await check(draft, context);
    if ('because' in next) return next;
    draft = next;
  }
  return draft;
}
