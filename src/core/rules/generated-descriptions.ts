import { together } from './same-edit.ts';
import { type Judged, joined, type Unit } from './unit.ts';

/**
 * Joins what an OpenAPI description no longer has to what protobuf no longer has, where the one is generated from the
 * other: gateways call a schema as its message, or put the package before that, and an operation by service and method.
 */
export function withGeneratedDescriptions(units: readonly Unit[]): readonly Unit[] {
  const declared = units.flatMap((unit) =>
    unit.parts.flatMap((part) => keyOf(part, 'protobuf').map((key): Declared => ({ key, unit }))),
  );
  if (declared.length === 0) return units;
  const sourceIn = firstOf(declared);
  // As bad as what breaks is only what breaks too.
  const breakingIn = firstOf(declared.filter(({ unit }) => isBreaking(unit)));
  const sources = new Map<Unit, Unit>();
  for (const unit of units) {
    const [key] = keyOf(unit.parts[0], 'openapi');
    const source = key === undefined ? null : (isBreaking(unit) ? breakingIn : sourceIn)(key);
    if (source !== null) sources.set(unit, source);
  }
  return joined(
    // What is declared comes first, and says it for both.
    units.toSorted((a, b) => Number(sources.has(a)) - Number(sources.has(b))),
    (unit) => sources.get(unit) ?? unit,
    ([first, ...others]) => together([first, ...others.map((unit) => withUsersHitAlike(unit, first))]),
  );
}

/** Something that protobuf no longer has, as a description would call it at the end of its name. */
interface Declared {
  readonly key: string;
  readonly unit: Unit;
}

/** A longer key is that of nothing that anybody generates from: whoever looks one up tries each length there is. */
const longestKey = 200;

/** Says which of these is the first that a key ends with, with one look for each length of theirs; null where none is. */
function firstOf(declared: readonly Declared[]): (key: string) => Unit | null {
  const places = new Map<string, number>();
  for (const [place, { key }] of declared.entries()) {
    if (key.length <= longestKey && !places.has(key)) places.set(key, place);
  }
  const lengths = [...new Set([...places.keys()].map(({ length }) => length))];
  return (key) => {
    const first = Math.min(...lengths.map((length) => places.get(key.slice(-length)) ?? Infinity));
    return declared[first]?.unit ?? null;
  };
}

function isBreaking({ finding }: Unit): boolean {
  return finding.change?.severity === 'breaking';
}

/** Who meets the description is hit as hard as it says itself, and is not named by what is worse. */
function withUsersHitAlike(unit: Unit, { finding: first }: Unit): Unit {
  const { finding } = unit;
  if (!finding.change || finding.change.severity === first.change?.severity) return unit;
  return { ...unit, finding: { ...finding, change: { ...finding.change, usedBy: [] } } };
}

/** What is gone, as both would call it: a field by its message, a method by its service. */
function keyOf({ contract, difference }: Judged, format: 'protobuf' | 'openapi'): readonly string[] {
  const { kind, aspect, now, given, subject } = difference;
  if (contract.format !== format || aspect !== 'presence' || now !== null) return [];
  if (kind === 'operation') return typeof given['operationId'] === 'string' ? [plain(given['operationId'])] : [];
  if (kind !== 'property' && kind !== 'rpc') return [];
  const [holder = '', name = ''] = subject
    .slice(subject.indexOf(': ') + 2)
    .replace(/ \(\w+\)$/, '')
    .split(' > ');
  const own = holder.slice(holder.lastIndexOf('.') + 1);
  return [kind === 'rpc' ? plain(`${own}_${name.replace(/^rpc /, '')}`) : `${own} ${plain(name)}`];
}

/** A name without what is written in one of the two only. */
function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
