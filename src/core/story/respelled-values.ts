import type { ContractFacts, Difference } from '../model/contract.ts';
import { code } from '../rules/render-message.ts';
import { together } from './together.ts';
import { joined, saying, type Unit } from './unit.ts';

type Fate = 'gone' | 'came';

/**
 * Joins the values of a contract that are gone, or come, because they are written in another case, or with other signs
 * between the same words: a service that writes `LateFee` as `late_fee` mostly does so with all of them.
 */
export function respelledValues(units: readonly Unit[]): readonly Unit[] {
  const known = new Map<ContractFacts, Record<Fate, ReadonlyMap<string, string>>>();
  const spellings = new Map(
    units.flatMap((unit) => {
      const spelling = unit.parts[0].difference.kind === 'enum-value' ? spellingOf(unit) : null;
      return spelling === null ? [] : [[unit, spelling] as const];
    }),
  );
  const keyOf = (unit: Unit) => (spellings.has(unit) ? unit.parts[0].contract.path : null);
  return joined(units, keyOf, (group) => {
    if (new Set(group.map((unit) => spellings.get(unit)?.[0])).size === 1) return group;
    const [lead, ...rest] = together(group);
    const [first] = lead?.parts ?? [];
    const [was, now] =
      group.map((unit) => (unit.parts[0] === first ? spellings.get(unit) : undefined)).find(Boolean) ?? [];
    if (lead === undefined || was === undefined || now === undefined) return group;
    return [saying(lead, `${lead.finding.message} ${code(was)} is ${code(now)} now.`), ...rest];
  });

  /** How the first value of a unit was written and is now; null unless each of them is there in another spelling. */
  function spellingOf({ finding, parts }: Unit): readonly [was: string, now: string] | null {
    const pairs = parts
      .filter((part) => part.finding.rule === finding.rule)
      .map(({ difference, contract }) => {
        const values = known.get(contract) ?? { gone: keysOf(contract, 'gone'), came: keysOf(contract, 'came') };
        known.set(contract, values);
        const isGone = difference.now === null;
        const other = values[isGone ? 'came' : 'gone'].get(keyIn(difference));
        return other === undefined
          ? null
          : isGone
            ? ([difference.name, other] as const)
            : ([other, difference.name] as const);
      });
    return pairs.includes(null) ? null : (pairs[0] ?? null);
  }
}

/** The values of a contract that are gone or came, by their lists and their words. */
function keysOf({ differences }: ContractFacts, fate: Fate): ReadonlyMap<string, string> {
  return new Map(
    differences.flatMap((one) => {
      const isOne =
        one.kind === 'enum-value' && one.aspect === 'presence' && (fate === 'gone' ? one.now : one.was) === null;
      return isOne ? [[keyIn(one), one.name] as const] : [];
    }),
  );
}

function keyIn({ subject, name }: Difference): string {
  return JSON.stringify([subject.replace(` > ${name} `, ' > '), name.toLowerCase().replaceAll(betweenWords, '')]);
}

/** Signs before a word (`-name`), between digits (`1.0`) or alone (`<`) tell values apart. */
const betweenWords = /(?<=\p{L})[^\p{L}\p{N}]+(?=[\p{L}\p{N}])|(?<=\p{N})[^\p{L}\p{N}]+(?=\p{L})/gu;
