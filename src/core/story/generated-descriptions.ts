import { together } from './together.ts';
import { declaredIn, describedIn, type Trace } from './traces.ts';
import { type Judged, joined, type Unit } from './unit.ts';

/**
 * Joins what an OpenAPI description no longer has, or has under another name or with another type, to what protobuf or Smithy
 * says of the same, where something tells that the one is generated from the other: that two services of a shop both know an
 * `Order` does not.
 */
export function withGeneratedDescriptions(units: readonly Unit[]): readonly Unit[] {
  const unitOf = new Map<Judged, Unit>();
  for (const unit of units) for (const part of unit.parts) unitOf.set(part, unit);
  const sourceOf = generatedFrom([...unitOf.keys()], (part) => isBreaking(unitOf.get(part) ?? part));
  const sources = new Map<Unit, Unit>();
  for (const unit of units) {
    const found = unit.parts.filter(isTold).map((part) => sourceOf(part, isBreaking(unit)));
    const source = found[0] && unitOf.get(found[0]);
    if (source && found.every((one) => one !== null)) sources.set(unit, source);
  }
  return joined(
    // What is declared comes first, and says it for both.
    units.toSorted((a, b) => Number(sources.has(a)) - Number(sources.has(b))),
    (unit) => sources.get(unit) ?? unit,
    ([first, ...others]) => together([first, ...others.map((unit) => withUsersHitAlike(unit, first))]),
  );
}

/** Something that is declared otherwise than before. */
interface Declared {
  readonly trace: Trace;
  readonly part: Judged;
}

/** Of more that are called alike, no other is tried: a name that so many share tells nothing. */
const mostAlike = 20;

/**
 * Says with one look which change of protobuf or Smithy is the first that a change of a description is generated from; null where
 * none is. As bad as what breaks is only what breaks too.
 */
export function generatedFrom(
  changes: readonly Judged[],
  breaks: (declared: Judged) => boolean = isBreaking,
): (described: Judged, asBreaking?: boolean) => Judged | null {
  const byName = new Map<string, Declared[]>();
  for (const part of changes) {
    for (const trace of declaredIn(part)) {
      const names = new Set(trace.holder.map((_, index) => keyOf({ ...trace, holder: trace.holder.slice(index) })));
      for (const name of names) {
        for (const key of breaks(part) ? [`breaking ${name}`, name] : [name]) {
          const alike = byName.get(key);
          if (alike === undefined) byName.set(key, [{ trace, part }]);
          else if (alike.length < mostAlike) alike.push({ trace, part });
        }
      }
    }
  }
  if (byName.size === 0) return () => null;
  return (described, asBreaking = isBreaking(described)) => {
    const found = describedIn(described).flatMap((trace) => {
      const alike = byName.get(`${asBreaking ? 'breaking ' : ''}${keyOf(trace)}`);
      return alike?.find((one) => isGenerated(trace, one.trace)) ?? [];
    });
    return found[0]?.part ?? null;
  };
}

/** What is told, as both would call it. */
function keyOf({ kind, move, holder, name }: Trace): string {
  return `${kind} ${move} ${plain(holder.join(''))} ${plain(name)}`;
}

function isTold(part: Judged): boolean {
  return describedIn(part).length > 0;
}

function isBreaking({ finding }: Pick<Judged, 'finding'>): boolean {
  return finding.change?.severity === 'breaking';
}

/** Who meets the description is hit as hard as it says itself, and is not named by what is worse. */
function withUsersHitAlike(unit: Unit, { finding: first }: Unit): Unit {
  const { finding } = unit;
  if (!finding.change || finding.change.severity === first.change?.severity) return unit;
  return { ...unit, finding: { ...finding, change: { ...finding.change, usedBy: [] } } };
}

/** Whether a description that calls it alike is made from what declares it. */
function isGenerated(described: Trace, declared: Trace): boolean {
  const { generatedFrom: origin } = described.contract.outline.before ?? {};
  if (declared.contract.format === 'smithy') return origin === 'smithy';
  const called = plain(described.holder.join(''));
  const from = declared.holder.findIndex((_, index) => plain(declared.holder.slice(index).join('')) === called);
  // A service before its method, or a package before its message, is how generators name them.
  if (['call', 'request', 'service'].includes(described.kind) || from < declared.packaged) return true;
  return origin === 'protobuf' || isCalledAlike(described.file, declared);
}

/** Whether a description is called like the .proto file, or stands where its package is named. */
function isCalledAlike(description: string, { file, holder, packaged }: Trace): boolean {
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
