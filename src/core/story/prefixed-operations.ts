import { shapeOf } from '../model/same-api.ts';
import { together } from './together.ts';
import { joined, type Unit } from './unit.ts';

/**
 * Joins an operation that is gone to one of another contract whose path is the end of its own: what a gateway answers behind
 * a prefix of its own is described there too.
 */
export function withPrefixed(units: readonly Unit[]): readonly Unit[] {
  const byShape = new Map(units.flatMap((unit) => (isGone(unit) ? [[keyOf(unit), unit] as const] : [])));
  const ends = new Map<Unit, Unit>();
  for (const unit of byShape.values()) {
    const [method, path] = callOf(unit);
    const end = endsOf(path)
      .map((rest) => byShape.get(keyOf(unit, `${method} ${rest}`)))
      .find((one) => one !== undefined && one.parts[0].contract !== unit.parts[0].contract);
    if (end) ends.set(unit, end);
  }
  const first = (unit: Unit): Unit => {
    const end = ends.get(unit);
    return end === undefined ? unit : first(end);
  };
  return ends.size === 0 ? units : joined(units, first, together);
}

function isGone({ parts: [{ difference }] }: Unit): boolean {
  return difference.kind === 'operation' && difference.aspect === 'presence' && difference.now === null;
}

function callOf({ parts: [{ difference }] }: Unit): readonly [method: string, path: string] {
  const [method = '', path = ''] = shapeOf(difference.name).split(' ');
  return [method, path];
}

function keyOf(unit: Unit, call: string = callOf(unit).join(' ')): string {
  return `${unit.finding.rule} ${call}`;
}

/** The ends of a path that say what it is about: two segments at least, and not only variables. */
function endsOf(path: string): readonly string[] {
  const segments = path.split('/').slice(1);
  return segments
    .map((_, index) => segments.slice(index + 1))
    .filter((rest) => rest.length >= 2 && rest.some((segment) => segment !== '' && segment !== '{}'))
    .map((rest) => `/${rest.join('/')}`);
}
