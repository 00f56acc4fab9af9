import type { JsonPart, Named } from '../model/consumer.ts';
import { below, isDocument, linesOf, parseDocument, rootOf, type Spot } from '../texts/document.ts';

/** The largest file that is read, in characters: larger ones are not written by people. */
const mostText = 10_000_000;
/** The most values of a file that have lines, and the deepest nesting that is read. */
const mostValues = 50_000;
const deepest = 40;

/** A JSON value with its line. Reading it as another type than it has gives an empty value. */
export interface JsonNode {
  readonly raw: unknown;
  readonly line: number;
  /** The value under a key; `raw` of a missing one is undefined. */
  at(key: string): JsonNode;
  /** The values of a list; of anything else, none. */
  readonly items: readonly JsonNode[];
  /** The keys of a map with their values; of anything else, none. */
  readonly entries: readonly (readonly [string, JsonNode])[];
  /** The text it is; of anything else, an empty one. */
  readonly text: string;
}

/** The root of a JSON file that holds an object; null for any other file. */
export function jsonIn(file: string, text: string): JsonNode | null {
  if (text.length > mostText || !/^\s*\{/.test(text)) return null;
  const document = parseDocument(file, text);
  if (!isDocument(document)) return null;
  const spots = new Map<object, Map<string | number, Spot>>();
  const all: Spot[] = [];
  const collect = (value: unknown, spot: Spot, depth: number): void => {
    if (!isNested(value) || depth > deepest) return;
    const own = new Map<string | number, Spot>();
    spots.set(value, own);
    for (const [key, inner] of partsOf(value)) {
      if (all.length >= mostValues) return;
      const at = below(spot, key);
      own.set(key, at);
      all.push(at);
      collect(inner, at, depth + 1);
    }
  };
  collect(document.value, rootOf(document), 0);
  const lines = linesOf(document, all);
  const lineAt = (holder: object, key: string | number) => {
    const spot = spots.get(holder)?.get(key);
    return spot && lines.get(spot);
  };
  return nodeOf(document.value, 1, lineAt);
}

function nodeOf(
  raw: unknown,
  line: number,
  lineAt: (holder: object, key: string | number) => number | undefined,
): JsonNode {
  const part = ([key, inner]: readonly [string | number, unknown]) =>
    nodeOf(inner, (isNested(raw) ? lineAt(raw, key) : undefined) ?? line, lineAt);
  return {
    raw,
    line,
    at: (key) => part([key, isMap(raw) && Object.hasOwn(raw, key) ? raw[key] : undefined]),
    get items() {
      return Array.isArray(raw) ? partsOf(raw).map(part) : [];
    },
    get entries() {
      return isMap(raw) ? Object.entries(raw).map((entry) => [entry[0], part(entry)] as const) : [];
    },
    text: typeof raw === 'string' ? raw : '',
  };
}

/** A value as plain data, with the lines of its names; null beyond the deepest nesting. */
export function partOf(node: JsonNode, depth = 0): JsonPart | null {
  const { raw, line, items, entries } = node;
  if (raw === undefined || depth > deepest) return null;
  return {
    line,
    fields: entries.flatMap(([name, inner]) => {
      const value = partOf(inner, depth + 1);
      return value === null ? [] : [{ name, line: inner.line, value }];
    }),
    items: items.flatMap((item) => partOf(item, depth + 1) ?? []),
    literal: isLiteral(raw) ? raw : undefined,
  };
}

/** The keys of a map as names with lines. */
export function namesOf(node: JsonNode): readonly Named[] {
  return node.entries.map(([name, { line }]) => ({ name, line }));
}

function partsOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item] as const);
  return isMap(value) ? Object.entries(value) : [];
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return isNested(value) && !Array.isArray(value);
}

function isLiteral(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
