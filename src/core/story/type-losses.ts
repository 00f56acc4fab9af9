import type { ElementKind } from '../model/contract.ts';
import { isAsBad } from './repeats.ts';
import { type Judged, type Unit, withCauses } from './unit.ts';

/**
 * Joins to the finding about what named a type that the type is gone: who asked for it asked through what named it. What
 * only another lost type named goes where that goes, and so does that an interface or a union can no longer be of it.
 */
export function withTypeLosses(units: readonly Unit[]): readonly Unit[] {
  const losses = new Map(
    units.flatMap((unit) => (isLostType(unit.parts[0]) ? [[keyOf(unit.parts[0]), unit] as const] : [])),
  );
  if (losses.size === 0) return units;
  const memberships = Map.groupBy(units.filter(isMembership), ({ parts: [first] }) => keyOf(first));
  const causes = new Map<Unit, Unit>();
  const namers = units.filter((unit) => !isLostType(unit.parts[0]));
  // Where nothing else named a type, it was asked for through the interface or the union; last if another lost type named it.
  const within = new Set([...losses.values()].flatMap(({ parts }) => parts.flatMap(namedByOther)));
  const isWithin = ({ parts: [first] }: Unit) => within.has(keyOf(first));
  const others = namers.filter((unit) => !isMembership(unit));
  const members = namers.filter(isMembership);
  for (const some of [others, members.filter((unit) => !isWithin(unit)), members.filter(isWithin)]) {
    // It grows while it is gone through: what is reached from a cause leads on.
    const reached = some.map((unit) => [unit, unit] as const);
    for (const [cause, from] of reached) {
      for (const keys of from.parts.flatMap(named)) {
        const key = keys.find((one) => losses.has(one)) ?? '';
        const gone = losses.get(key);
        if (gone === undefined || causes.has(gone) || !isAsBad(cause, gone)) continue;
        causes.set(gone, cause);
        reached.push([cause, gone]);
        for (const one of memberships.get(key) ?? []) if (one !== cause && isAsBad(cause, one)) causes.set(one, cause);
      }
    }
  }
  return withCauses(units, causes);
}

const lost: ReadonlySet<ElementKind> = new Set(['type', 'message', 'enum', 'resource']);

/** That a type is gone. */
export function isLostType({ difference: { kind, aspect, now } }: Judged): boolean {
  return lost.has(kind) && aspect === 'presence' && now === null;
}

/** That a type is no longer one of those that an interface or a union may be. */
function isMembership({ parts: [{ difference }] }: Unit): boolean {
  return difference.kind === 'possible-type' && difference.aspect === 'presence' && difference.now === null;
}

function keyOf(one: Judged): string {
  return keysOf(one, one.difference.name).at(0) ?? '';
}

/** Where a type may be declared that is written so, the nearest to that first: what its name begins with may be a package. */
function keysOf({ contract: { format, path } }: Judged, name: string): readonly string[] {
  const parts = name.split('.');
  if (format !== 'thrift') return parts.map((_, index) => `${path}\n${parts.slice(index).join('.')}`);
  // Each file is a contract, and a name of another file begins with what that is called.
  const own = parts.pop();
  const file = parts.length === 0 ? path.replace(/^.*\/|\.[^.]*$/g, '') : parts.join('.');
  return [`thrift ${file}\n${own}`];
}

function namedByOther(one: Judged): readonly string[] {
  return named(one)
    .flat()
    .filter((key) => key !== keyOf(one));
}

/** The types that what went away, or is of another type now, was made of, each with where it may be declared. */
function named(one: Judged): readonly (readonly string[])[] {
  const { kind, name, aspect, given, was, now } = one.difference;
  const names = () => {
    if (aspect === 'type' || aspect === 'requestType' || aspect === 'responseType')
      return String(was).match(/[\w.]+/g) ?? [];
    if (aspect !== 'presence' || now !== null) return [];
    return kind === 'possible-type' ? [name] : String(given['leadsTo'] ?? '').split(' ');
  };
  return names().map((each) => keysOf(one, each));
}
