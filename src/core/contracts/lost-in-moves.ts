import type { ContractFacts, Difference } from '../model/contract.ts';
import type { ContractOutline } from '../model/contract-outline.ts';
import { addressesOf } from '../model/same-api.ts';
import { compare } from './comparison/compare.ts';
import type { Compared } from './same-content.ts';
import type { ContractSide } from './side.ts';

/** To how many contracts the operations of one are followed. */
const most = 5;

/**
 * Adds what clients lose of operations that move to another description of OpenAPI: what is said of them there is held
 * against what was said of them here.
 */
export function withLostInMoves(
  contracts: readonly ContractFacts[],
  compared: readonly Compared[],
  sides: { readonly before: ContractSide; readonly after: ContractSide },
  options: Parameters<typeof compare>[3],
): readonly ContractFacts[] {
  const homes = new Map(compared.map((one) => [one.facts.path, one]));
  return contracts.map((facts, index) => {
    const { was } = compared[index] ?? {};
    const outline = facts.outline.before;
    if (!was || !outline || facts.format !== 'openapi') return facts;
    const moved = Map.groupBy(facts.differences.filter(isElsewhere), ({ given }) => String(given['standsIn']));
    const lost = [...moved].slice(0, most).flatMap(([path, operations]) => {
      const home = homes.get(path);
      if (!home?.now || home.facts.format !== facts.format) return [];
      const names = namesIn(home.facts.outline, outline, operations);
      const between = names.size === 0 ? null : compare(was, home.now, sides, { ...options, copies: true });
      if (between === null || 'because' in between) return [];
      return between.differences.filter(
        ({ kind, usedBy }) => kind !== 'operation' && kind !== 'server' && usedBy.some((one) => names.has(one)),
      );
    });
    // What they share with operations that stay, or with each other, is said once.
    const known = new Set(facts.differences.map(keyOf));
    const more = lost.filter((one) => known.size < known.add(keyOf(one)).size);
    return more.length === 0 ? facts : { ...facts, differences: [...facts.differences, ...more] };
  });
}

function keyOf({ subject, direction, effect, now }: Difference): string {
  return JSON.stringify([subject, direction, effect, now]);
}

function isElsewhere({ kind, aspect, now, given }: Difference): boolean {
  return kind === 'operation' && aspect === 'presence' && now === null && given['standsIn'] !== undefined;
}

/** What operations are called in the contract that they came to with the change. */
function namesIn(
  { before, after }: ContractFacts['outline'],
  was: ContractOutline,
  moved: readonly Difference[],
): ReadonlySet<string> {
  const from = new Set(moved.flatMap(({ name }) => addressesOf(was, name)));
  const has = (outline: ContractOutline | null) =>
    (outline?.operations ?? []).filter(
      (one) => outline && addressesOf(outline, one).some((address) => from.has(address)),
    );
  return has(before).length > 0 ? new Set() : new Set(has(after));
}
