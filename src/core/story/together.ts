import { type ElementKind, mostUsers } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';
import type { Place, Side } from '../model/place.ts';
import { isByItself } from '../rules/by-itself.ts';
import { breakingFirst, type Elsewhere, type Judged, type Unit } from './unit.ts';
import { isList } from './value-lists.ts';

/** More places than this are counted, and not kept. */
const mostPlaces = 100;

/** Several units that say the same, as one: it stands where the first that is as bad as any stands, and names the places of the others. */
export function together(units: readonly [Unit, ...Unit[]]): readonly Unit[] {
  const [first, ...others] = breakingFirst(units);
  if (others.length === 0) return [first];
  const { finding } = first;
  const also = placesOf(others, finding);
  const asBad = units.filter((unit) => unit.finding.change?.severity === finding.change?.severity);
  const users = new Set([first, ...asBad].flatMap((unit) => unit.finding.change?.usedBy ?? []));
  const change = finding.change && { ...finding.change, usedBy: [...users].slice(0, mostUsers) };
  const parts: readonly Judged[] = others.flatMap((unit) => unit.parts);
  return [
    {
      finding: {
        ...finding,
        ...(change && { change }),
        group: { members: finding.group?.members ?? [], also: [...(finding.group?.also ?? []), ...also] },
      },
      parts: [...first.parts, ...parts],
      elsewhere: [...first.elsewhere, ...others.flatMap((unit) => placesIn(unit, first))],
    },
  ];
}

/** The places of a unit, with the name of what it is about where the first is about another field. */
function placesIn(unit: Unit, { finding, parts: [first] }: Unit): readonly Elsewhere[] {
  const [{ contract, difference }] = unit.parts;
  const { where, name, kind, aspect } = difference;
  // A choice goes by the names of whatever refers to it.
  const isChoice = aspect === 'variants' && placesOf([unit], finding).length === 0;
  const isCall = (one: ElementKind) => one === 'operation';
  const isOtherwise = name !== first.difference.name && isCall(kind) === isCall(first.difference.kind);
  const named = isOtherwise && !isChoice && !isList(unit) ? { name } : {};
  const place = contract !== first.contract && isByItself(contract) ? contract.path : where;
  return [...unit.elsewhere, { where: place }].map((one) => ({ ...named, ...one }));
}

/** Where the others stand, each line once. */
function placesOf(units: readonly Unit[], { path, line, side }: Finding): readonly (Place & { side: Side })[] {
  const known = new Set([`${side} ${path}:${line}`]);
  return units
    .map(({ finding }) => ({ file: finding.path, line: finding.line, side: finding.side }))
    .filter((place) => {
      const key = `${place.side} ${place.file}:${place.line}`;
      return !known.has(key) && known.add(key);
    })
    .slice(0, mostPlaces);
}
