import type { Config } from '../model/config.ts';
import type { ContractFacts, Difference } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';
import { isHeard } from './is-heard.ts';

/** A difference that people would hear of, and what a rule made of it. */
export interface Heard {
  readonly difference: Difference;
  readonly finding: Finding;
}

/** What was heard of a contract when it was last asked for. */
interface LastHeard {
  readonly changes: readonly Finding[];
  readonly config: Config;
  readonly heard: readonly Heard[];
}

const last = new WeakMap<ContractFacts, LastHeard>();

/**
 * The differences of a contract that may hurt somebody, by rules that are not turned off, in document order. Found once for
 * all the rules that ask.
 */
export function heardOf(contract: ContractFacts, changes: readonly Finding[], config: Config): readonly Heard[] {
  const known = last.get(contract);
  if (known?.changes === changes && known.config === config) return known.heard;
  const found = findingsByDifference(changes);
  const heard = contract.differences.flatMap((difference) => {
    const finding = found.get(keyOf(difference.subject, difference));
    return finding && isHeard(finding, config) ? [{ difference, finding }] : [];
  });
  last.set(contract, { changes, config, heard });
  return heard;
}

const known = new WeakMap<readonly Finding[], ReadonlyMap<string, Finding>>();

/** Made once for all the rules and contracts that ask. */
function findingsByDifference(changes: readonly Finding[]): ReadonlyMap<string, Finding> {
  const map =
    known.get(changes) ?? new Map(changes.map((finding) => [keyOf(finding.subject, finding.change ?? null), finding]));
  known.set(changes, map);
  return map;
}

/** What comes under the name of what went has its subject, and another place. */
function keyOf(subject: string, places: Pick<Difference, 'before' | 'after'> | null): string {
  const [before, after] = [places?.before, places?.after].map((place) => place && `${place.file}:${place.line}`);
  return `${subject}\n${before ?? ''}\n${after ?? ''}`;
}
