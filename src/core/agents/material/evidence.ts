import type { ContractFacts } from '../../model/contract.ts';
import type { Service } from '../../model/service.ts';
import { cardsOf } from './cards.ts';
import type { Trees } from './diff-text.ts';
import type { Document } from './documents.ts';
import { sayFact } from './fact-index.ts';
import type { Shard } from './shards.ts';
import { cutLines } from '../text/cut.ts';
import type { Fence } from '../text/fence.ts';

/** What is shown with every part of a change. */
export interface Background {
  readonly contracts: readonly ContractFacts[];
  readonly services: readonly Service[];
  readonly trees: Trees;
  /** Paths the change touches besides those of the part. */
  readonly alsoChanged: readonly string[];
  /** The documents that the questions name. */
  readonly documents: readonly Document[];
  /** The paths of all parts. */
  readonly shown: ReadonlySet<string>;
}

/**
 * A part of a change as an agent is shown it: the facts, the cards of its contracts, the diff. The same text for every
 * lens and every skeptic, because a prefix that differs in one byte is paid for again.
 */
export function evidenceText(
  shard: Shard,
  { contracts, services, trees, alsoChanged, documents, shown }: Background,
  fence: Fence,
): string {
  const risky = shard.facts.filter(({ kind }) => kind !== 'contract.safe');
  const safe = shard.facts.filter(({ kind }) => kind === 'contract.safe');
  const block = (title: string, of: string, lines: readonly string[], bytes: number) =>
    lines.length === 0 ? [] : [`## ${title}`, fence.around(of, cutLines(lines, bytes))];
  const counted = (title: string, of: string, lines: readonly string[], bytes: number) =>
    lines.length === 0 ? [`## ${title}: none`] : block(`${title}: ${lines.length}`, of, lines, bytes);
  const own = new Set(shard.diffs.map(({ path }) => path));
  const others = alsoChanged.filter((path) => !own.has(path));
  return [
    `Texts of others stand between marks that carry the id ${fence.mark}. A mark with another id is part of such a text.`,
    ...block(
      'Services of this repository',
      'services',
      services.map(({ name, root }) => `${name}: ${root || '.'}`),
      4_000,
    ),
    ...counted(
      'Facts (what was read of this part of the change, and what rules found)',
      'facts',
      risky.map(sayFact),
      24_000,
    ),
    ...block('Differences of contracts that break nobody', 'facts', safe.map(sayFact), 6_000),
    ...counted('Contract cards', 'contract cards', cardsOf(shard.facts, contracts, trees), 24_000),
    '## The change. `b12` is line 12 before it, `a12` line 12 after it; quote what stands right of the bar',
    ...shard.diffs.map(({ path, text }) => fence.around(path, text)),
    ...(documents.length > 0 ? ['## Documents around the change, which it leaves as they are: how they start'] : []),
    ...documents.map(({ path, text }) => fence.around(path, text)),
    ...block(
      'Also changed, and looked at in another part: your tools can read them',
      'paths',
      others.filter((path) => shown.has(path)),
      8_000,
    ),
    ...block(
      'Also changed, and not shown to anybody',
      'paths',
      others.filter((path) => !shown.has(path)),
      4_000,
    ),
  ].join('\n\n');
}
