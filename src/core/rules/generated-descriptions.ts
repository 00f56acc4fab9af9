import type { ContractFacts } from '../model/contract.ts';
import { together } from './same-edit.ts';
import { type Judged, joined, type Unit } from './unit.ts';

/**
 * Joins what an OpenAPI description no longer has to what protobuf no longer has, where something tells that the one is
 * generated from the other: that two services of a shop both know an `Order` does not.
 */
export function withGeneratedDescriptions(units: readonly Unit[]): readonly Unit[] {
  const declared = units.flatMap((unit) =>
    unit.parts.flatMap((part) => lossOf(part, 'protobuf').map((lost): Declared => ({ lost, unit }))),
  );
  if (declared.length === 0) return units;
  const sourceOf = sourcesAmong(declared);
  // As bad as what breaks is only what breaks too.
  const breakingOf = sourcesAmong(declared.filter(({ unit }) => isBreaking(unit)));
  const sources = new Map<Unit, Unit>();
  for (const unit of units) {
    const [lost] = lossOf(unit.parts[0], 'openapi');
    const source = lost && (isBreaking(unit) ? breakingOf : sourceOf)(lost);
    if (source) sources.set(unit, source);
  }
  return joined(
    // What is declared comes first, and says it for both.
    units.toSorted((a, b) => Number(sources.has(a)) - Number(sources.has(b))),
    (unit) => sources.get(unit) ?? unit,
    ([first, ...others]) => together([first, ...others.map((unit) => withUsersHitAlike(unit, first))]),
  );
}

/** Something that protobuf no longer has. */
interface Declared {
  readonly lost: Loss;
  readonly unit: Unit;
}

/** Of more that are called alike, no other is tried: a name that so many share tells nothing. */
const mostAlike = 20;

/** Says which of these is the first that a loss of a description is generated from, with one look; null where none is. */
function sourcesAmong(declared: readonly Declared[]): (lost: Loss) => Unit | null {
  const byName = new Map<string, Declared[]>();
  for (const one of declared) {
    const { holder } = one.lost;
    const names = new Set(holder.map((_, index) => keyOf({ ...one.lost, holder: holder.slice(index) })));
    for (const name of names) {
      const alike = byName.get(name);
      if (alike === undefined) byName.set(name, [one]);
      else if (alike.length < mostAlike) alike.push(one);
    }
  }
  return (lost) => byName.get(keyOf(lost))?.find((one) => isGenerated(lost, one.lost))?.unit ?? null;
}

/** What is gone, as both would call it. */
function keyOf({ kind, holder, name }: Loss): string {
  return `${kind} ${plain(holder.join(''))} ${plain(name)}`;
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

/** What is gone: a field of a message or a schema, or a method or an operation. */
interface Loss {
  readonly kind: 'field' | 'call';
  /** The names that lead to it: `shop`, `v1`, `Order` of a message, and one that a description made of them. */
  readonly holder: readonly string[];
  /** How many of them are those of its package. */
  readonly packaged: number;
  readonly name: string;
  /** The file that declares it. */
  readonly file: string;
  readonly contract: ContractFacts;
}

function lossOf({ contract, difference }: Judged, format: 'protobuf' | 'openapi'): readonly Loss[] {
  const { kind, aspect, now, given, subject, before } = difference;
  if (contract.format !== format || aspect !== 'presence' || now !== null) return [];
  const rest = { file: before?.file ?? contract.path, contract };
  if (kind === 'operation') {
    const names = String(given['operationId'] ?? '').split(/[._]/);
    return [{ kind: 'call', holder: names.slice(0, -1), packaged: 0, name: names.at(-1) ?? '', ...rest }];
  }
  if (kind !== 'property' && kind !== 'rpc') return [];
  const [, pack = '', holder = '', name = ''] =
    /^(?:package ([\w.]+)|.*?): (.*?) > (?:rpc )?(.*?)(?: \(\w+\))?$/.exec(subject) ?? [];
  const packages = pack === '' ? [] : pack.split('.');
  const names = [...packages, ...holder.split('.')];
  return [{ kind: kind === 'rpc' ? 'call' : 'field', holder: names, packaged: packages.length, name, ...rest }];
}

/** Whether a description that calls its loss alike is made from the .proto file. */
function isGenerated(lost: Loss, declared: Loss): boolean {
  const called = plain(lost.holder.join(''));
  const from = declared.holder.findIndex((_, index) => plain(declared.holder.slice(index).join('')) === called);
  // A service before its method, or a package before its message, is how generators name them.
  if (lost.kind === 'call' || from < declared.packaged) return true;
  return lost.contract.outline.before?.generatedFrom === 'protobuf' || isCalledAlike(lost.file, declared);
}

/** Whether a description is called like the .proto file, or stands where its package is named. */
function isCalledAlike(description: string, { file, holder, packaged }: Loss): boolean {
  const base = /([^/]+)\.(?:swagger|openapi)\.\w+$/.exec(description)?.[1];
  if (base !== undefined && file.split('/').at(-1) === `${base}.proto`) return true;
  const names = holder.slice(0, packaged);
  return (
    names.length > 1 && ['/', '.'].some((between) => `/${description}`.includes(`/${names.join(between)}${between}`))
  );
}

/** A name without what is written in one of the two only. */
function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
