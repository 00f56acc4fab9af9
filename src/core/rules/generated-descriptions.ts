import { isAsBad } from './repeats.ts';
import { together } from './same-edit.ts';
import { type Judged, joined, type Unit } from './unit.ts';

/**
 * Joins what an OpenAPI description no longer has to what protobuf no longer has, where the one is generated from the
 * other: gateways call a schema as its message, or put the package before that, and an operation by service and method.
 */
export function withGeneratedDescriptions(units: readonly Unit[]): readonly Unit[] {
  const declared = units.flatMap((unit) =>
    unit.parts.flatMap((part) => keyOf(part, 'protobuf').map((key) => ({ key, unit }))),
  );
  if (declared.length === 0) return units;
  const sources = new Map<Unit, Unit>();
  for (const unit of units) {
    const [key] = keyOf(unit.parts[0], 'openapi');
    const source = declared.find((one) => key?.endsWith(one.key) === true && isAsBad(one.unit, unit))?.unit;
    if (source !== undefined) sources.set(unit, source);
  }
  return joined(
    // What is declared comes first, and says it for both.
    units.toSorted((a, b) => Number(sources.has(a)) - Number(sources.has(b))),
    (unit) => sources.get(unit) ?? unit,
    ([first, ...others]) => together([first, ...others.map((unit) => withUsersHitAlike(unit, first))]),
  );
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
