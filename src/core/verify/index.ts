import type { ChangeSet } from '../model/change-set.ts';
import type { Config } from '../model/config.ts';
import type { Finding, Verified } from '../model/finding.ts';
import { accepted, type Accepting, nothingAccepted } from './accepted.ts';
import { capped } from './capped.ts';
import { configured } from './configured.ts';
import { distinct } from './distinct.ts';
import { placed } from './placed.ts';
import { ranked } from './ranked.ts';
import { remarked } from './remarked.ts';
import { risky } from './risky.ts';
import type { Step } from './step.ts';
import { together } from './together.ts';

/**
 * In this order: the configuration comes first, because it may change severities; ranking comes before the first of two
 * equal findings is kept and before remarks go to the most important one; an accepted finding carries no remark and takes
 * no place; the cap counts places, so it comes last.
 */
const steps = (accepting: Accepting): readonly Step[] => [
  configured,
  risky,
  together,
  ranked,
  distinct,
  accepted(accepting),
  remarked,
  placed,
  capped,
];

/** Gives every finding a verdict, the most important first. None is dropped. */
export function verify(
  findings: readonly Finding[],
  changeSet: ChangeSet,
  config: Config,
  accepting: Accepting = nothingAccepted,
): readonly Verified[] {
  const undecided = findings.map((finding): Verified => ({ finding, verdict: { publish: 'summary' } }));
  return steps(accepting).reduce<readonly Verified[]>((verified, step) => step(verified, changeSet, config), undecided);
}
