import type { Difference } from '../model/contract.ts';
import type { When } from '../model/rule.ts';

/** Whether every condition holds. */
export function matches(when: When, difference: Difference): boolean {
  return (
    holds(when.format, difference.format) &&
    holds(when.kind, difference.kind) &&
    holds(when.aspect, difference.aspect) &&
    holds(when.direction, difference.direction) &&
    holds(when.effect, difference.effect) &&
    holds(when.audience, difference.audience) &&
    holds(when.name, difference.name) &&
    holds(when.was, difference.was) &&
    holds(when.now, difference.now) &&
    Object.entries(when.given ?? {}).every(([key, wanted]) => holds(wanted, difference.given[key]))
  );
}

/** How much a match says: naming a kind outweighs everything, then each condition counts one. */
export function weight(when: When): number {
  const { given, ...rest } = when;
  const conditions = Object.keys(rest).length + Object.keys(given ?? {}).length;
  return conditions + (when.kind === undefined ? 0 : 100);
}

function holds(wanted: unknown, value: unknown): boolean {
  if (wanted === undefined) return true;
  return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
}
