import type { Claim } from '../claims/claim.ts';
import { agreeing } from './agreeing.ts';
import { anchored } from './anchored.ts';
import { asked } from './asked.ts';
import { concrete } from './concrete.ts';
import type { Check, Draft, Dropped, ClaimContext } from './draft.ts';
import { evidenced } from './evidenced.ts';
import { founded } from './founded.ts';
import { grounded } from './grounded.ts';
import { introduced } from './introduced.ts';
import { repeated } from './repeated.ts';

/** In this order: what costs nothing first, and what reads files before what needs the lines it found. */
const checks: readonly Check[] = [
  asked,
  concrete,
  founded,
  grounded,
  anchored,
  evidenced,
  introduced,
  repeated,
  agreeing,
];

/** Checks one claim by everything that needs no judgement. */
export async function examine(claim: Claim, by: string, ground: ClaimContext): Promise<Draft | Dropped> {
  let draft: Draft = { claim, by, at: null, evidence: [], facts: [], explains: null, unknown: [] };
  for (const check of checks) {
    const next = await check(draft, ground);
    if ('because' in next) return next;
    draft = next;
  }
  return draft;
}
