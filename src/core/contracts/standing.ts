import type { ContractFacts, Difference } from '../model/contract.ts';
import type { ContractOutline } from '../model/contract-outline.ts';
import { isForTests } from '../model/is-for-tests.ts';
import { addressesOf, isCopyOf, mayShareHost } from '../model/same-api.ts';

/** A contract of the after side, as far as it tells what stands there. */
export interface Standing {
  readonly path: string;
  /** What it was before the change; null where it was not there. */
  readonly before: ContractOutline | null;
  readonly after: ContractOutline;
}

/** From how many operations on they have moved from one contract to another of a different title. */
const fewestMoved = 2;

/** Whether a difference says that clients lost an operation, or what they are sent by one. */
export function isRemovedOperation({ kind, aspect, now, direction, effect }: Difference): boolean {
  if (kind !== 'operation' || aspect !== 'presence' || now !== null) return false;
  return direction === 'input' ? effect === 'narrowed' : effect === 'widened';
}

/**
 * An operation that another contract promises is not gone: the contract was a copy, or the change moves it there. It is
 * noted then, with the contract in which it stands. What tests and examples hold promises nothing.
 */
export function notedWhereStanding(
  contracts: readonly ContractFacts[],
  unchanged: readonly Standing[],
): readonly ContractFacts[] {
  const standing = [
    ...contracts.flatMap(({ path, outline: { before, after } }) => (after ? [{ path, before, after }] : [])),
    ...unchanged,
  ].filter(({ path }) => !isForTests(path));
  return contracts.map(notedWhereSent).map((contract) => {
    const was = contract.outline.before;
    const removed = contract.differences.filter(isRemovedOperation);
    if (was === null || removed.length === 0) return contract;
    const homes = new Map<Difference, string>();
    const original = contract.status === 'removed' ? originalOf(was, contract.outline, standing) : undefined;
    for (const home of standing.filter((one) => one.after !== contract.outline.after)) {
      for (const difference of standingIn(home, was, removed)) {
        if (!homes.has(difference)) homes.set(difference, home.path);
      }
    }
    if (homes.size === 0 && original === undefined) return contract;
    const taken = new Set(homes.values());
    // With a copy the list of its servers goes, and no server.
    const isCopy = original !== undefined || (contract.status === 'removed' && homes.size === removed.length);
    const types = new Set(standing.flatMap(({ path, after }) => (taken.has(path) ? after.components : [])));
    const left = contract.differences.filter((one) => !(isCopy && one.kind === 'server') && !isTypeAmong(one, types));
    return { ...contract, differences: left.map((one) => noted(one, homes.get(one), original)) };
  });
}

/**
 * What the server calls on its clients is not gone where a callback is described as a webhook now, or the other way round:
 * they have one method and one `operationId`, which no other has.
 */
function notedWhereSent(contract: ContractFacts): ContractFacts {
  const sent = contract.differences.filter(
    ({ kind, aspect, direction, given }) =>
      kind === 'operation' && aspect === 'presence' && direction === 'output' && given['operationId'] !== undefined,
  );
  const byId = Map.groupBy(sent, ({ name, given }) => `${methodIn(name)} ${String(given['operationId'])}`);
  const homes = new Map<Difference, string>();
  for (const [one, other, ...more] of byId.values()) {
    if (one === undefined || other === undefined || more.length > 0) continue;
    const [gone, come] = one.now === null ? [one, other] : [other, one];
    const isMove = gone.now === null && come.was === null && gone.given['callback'] !== come.given['callback'];
    if (isMove) homes.set(gone, come.name);
  }
  if (homes.size === 0) return contract;
  return { ...contract, differences: contract.differences.map((one) => noted(one, homes.get(one), undefined)) };
}

/** The method in the name of what the server calls: `webhook POST PAID`, `callback PAID POST {$request.body#/url}`. */
function methodIn(name: string): string {
  return /\b(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY)(?= )/.exec(name)?.[0] ?? '';
}

/** Whether a type of GraphQL is gone that the contract has which an operation is in now: it goes there with the operation. */
function isTypeAmong({ format, kind, aspect, now, name }: Difference, types: ReadonlySet<string>): boolean {
  return format === 'graphql' && kind === 'type' && aspect === 'presence' && now === null && types.has(name);
}

/** What a deleted contract was a copy of. */
function originalOf(
  was: ContractOutline,
  { after }: ContractFacts['outline'],
  standing: readonly Standing[],
): string | undefined {
  return standing.find((one) => one.after !== after && one.before !== null && isCopyOf(was, one.before))?.path;
}

function noted(difference: Difference, home: string | undefined, original: string | undefined): Difference {
  if (home === undefined) {
    return original === undefined ? difference : { ...difference, given: { ...difference.given, copyOf: original } };
  }
  return { ...difference, effect: 'noted', given: { ...difference.given, standsIn: home } };
}

/** Of removed operations those that stand in another contract, which was a copy of this one or takes them over. */
function standingIn(
  { before, after }: Standing,
  was: ContractOutline,
  removed: readonly Difference[],
): readonly Difference[] {
  const now = placesOf(after);
  const there = removed.filter(({ name }) => addressesOf(was, name).some((address) => now.has(address)));
  if (there.length === 0) return [];
  if (before !== null && isCopyOf(was, before)) return there;
  const known = before === null ? new Set<string>() : placesOf(before);
  const moved = there.filter(({ name }) => !addressesOf(was, name).some((address) => known.has(address)));
  const isTakenOver = mayShareHost(was, after) && (moved.length >= fewestMoved || was.title === after.title);
  return isTakenOver ? moved : [];
}

function placesOf(outline: ContractOutline): ReadonlySet<string> {
  return new Set(outline.operations.flatMap((operation) => addressesOf(outline, operation)));
}
