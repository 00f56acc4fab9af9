import { isMap } from '../document-store.ts';
import { equalJson } from '../comparison/laws.ts';
import { askedInside } from './asked-inside.ts';
import type { Side } from './choice-law.ts';
import type { Layer } from './layer.ts';
import { excepts, isClosedMap, mostPatterns, patternsOf } from './keywords.ts';
import { hasName, shareNames } from './names.ts';
import { isAbout, typesOfView } from './type.ts';
import type { View } from './view.ts';

/** Nothing is known to be the same. */
export const unsettled: ReadonlySet<string> = new Set();

/**
 * The parts of a schema that need not be made, because the two versions say the same of them: `property total` for a
 * field, `enum-value` for the whole list, `object` for all that is said of objects where no value of both is one. An object of hundreds of fields usually differs in one.
 */
export function settledParts(one: Side, other: Side): ReadonlySet<string> {
  const { same } = other.context;
  const [before, after] = [one.view, other.view];
  const settled = new Set<string>(askedInside(one, other).map((name) => `property ${name}`));
  const types = [typesOfView(before), typesOfView(after)] as const;
  for (const group of ['object', 'array'] as const) {
    if (!equalJson(...types) && !types.every((list) => isAbout(list, group))) settled.add(group);
  }
  // A closed object refuses the names of a pattern that it does not have, whatever is said of them on the other side; it
  // takes those that another pattern or a name of its own lets through.
  if (isClosedMap(before) || isClosedMap(after)) {
    const [had, has] = [new Set(patternsOf(before)), new Set(patternsOf(after))];
    const few = Math.max(had.size, has.size) <= mostPatterns;
    const isSettled = (view: View, pattern: string, others: ReadonlySet<string>) =>
      !others.has(pattern) &&
      !excepts(view, pattern) &&
      !(few && [...others].some((one) => shareNames(one, pattern, view.spot)));
    for (const pattern of had) if (isSettled(before, pattern, has)) settled.add(`pattern ${pattern}`);
    for (const pattern of has) if (isSettled(after, pattern, had)) settled.add(`pattern ${pattern}`);
  }
  const besides = [before, after].flatMap((view) =>
    besidePatterns(view, settled).map((pattern) => ({ pattern, view })),
  );
  const [was, now] = [before.layers[0], after.layers[0]];
  if (!was || !now || before.layers.length > 1 || after.layers.length > 1) return settled;
  const [fields, others] = [mapIn(was.raw['properties']), mapIn(now.raw['properties'])];
  const [needed, needs] = [namesIn(was.raw['required']), namesIn(now.raw['required'])];
  for (const name in fields) {
    if (!Object.hasOwn(others, name) || needed.has(name) !== needs.has(name)) continue;
    if (besides.some(({ pattern, view }) => hasName(pattern, name, view.spot) === true)) continue;
    if (same({ raw: fields[name], spot: was.node.spot }, { raw: others[name], spot: now.node.spot })) {
      settled.add(`property ${name}`);
    }
  }
  const lists = ['enum', 'x-extensible-enum', 'const'];
  if (lists.every((keyword) => equalJson(was.raw[keyword], now.raw[keyword]))) settled.add('enum-value');
  return settled;
}

/**
 * The patterns of a version that are not compared as such: the other refuses their names but for those it describes, and what
 * they say of these is compared there.
 */
export function besidePatterns(view: View, settled: ReadonlySet<string>): readonly string[] {
  if (settled.size === 0) return [];
  const patterns = patternsOf(view).filter((pattern) => settled.has(`pattern ${pattern}`));
  return patterns.length > mostPatterns ? [] : patterns;
}

/** Keywords whose schemas are parts or alternatives, and are compared as such. */
const inside = {
  map: new Set(['properties', 'items']),
  list: new Set(['oneOf', 'anyOf']),
};

/**
 * Whether the two versions of a schema say the same but for their fields, their items and their alternatives, so that
 * none of its aspects differs. Another keyword that holds a schema may refer to one that changed: then it is not known.
 */
export function sameButForParts(before: View, after: View): boolean {
  const [was, now] = [onlyLayer(before), onlyLayer(after)];
  if (!was || !now || choosing(before) !== choosing(after)) return false;
  const { notation } = now.node.spot.document;
  const keys = new Set([...Object.keys(was.raw), ...Object.keys(now.raw)]);
  return [...keys].every((key) => {
    const [a, b] = [was.raw[key], now.raw[key]];
    if (isMap(a) && isMap(b) && inside.map.has(key)) return true;
    if (Array.isArray(a) && Array.isArray(b) && inside.list.has(key)) return true;
    if (notation.contentOf(key, 'fields') === 'prose') return true;
    return !holdsMap(a) && equalJson(a, b);
  });
}

function onlyLayer({ layers, broken }: View): Layer | undefined {
  return layers.length === 1 && broken === undefined ? layers[0] : undefined;
}

function choosing({ choices }: View): string {
  return choices.map(({ keyword }) => keyword).join(' ');
}

function holdsMap(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isMap) : isMap(value);
}

function mapIn(raw: unknown): Readonly<Record<string, unknown>> {
  return isMap(raw) ? raw : {};
}

function namesIn(raw: unknown): ReadonlySet<unknown> {
  return new Set(Array.isArray(raw) ? raw : []);
}
