import {
  constructFromEvents,
  CORE_SCHEMA,
  defineScalarTag,
  EVENT_ID,
  getScalarValue,
  intCoreTag,
  mergeTag,
  YAMLException,
} from 'js-yaml';
import { exactly } from './exact.ts';
import { lineCounter } from './line-counter.ts';
import { limits, SyntaxProblem, tooManyItems, type Wanted } from './syntax.ts';
import { type YamlEvents, yamlEvents } from './yaml-events.ts';

type Event = YamlEvents['events'][number];

/** Integers, as `bigint` if a number would be rounded. */
const exactTag = defineScalarTag<number | bigint>(intCoreTag.tagName, {
  ...intCoreTag,
  identify: () => false,
  represent: String,
  resolve: (source, isExplicit, tagName) => {
    const value = intCoreTag.resolve(source, isExplicit, tagName);
    return typeof value === 'number' ? exactly(source, value) : value;
  },
});

const schema = CORE_SCHEMA.withTags(mergeTag, exactTag);

/**
 * Parses a YAML 1.2 text of one document, with merge keys, within the limits on depth, aliases and expansion.
 * @throws SyntaxProblem
 */
export function parseYaml(written: string): unknown {
  try {
    const { text, events } = yamlEvents(written);
    boundLists(events);
    const [value, ...others] = constructFromEvents(events, { source: text, schema, maxAliases: limits.aliases });
    if (others.some((other) => other !== null && other !== undefined)) {
      throw new SyntaxProblem('it holds several YAML documents', 'keep one contract to a file');
    }
    if (events.some((event) => event.type === EVENT_ID.ALIAS)) checkExpansion(value, new Map());
    return value;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark === undefined ? undefined : error.mark.line + 1;
    throw new SyntaxProblem(...problemOf(error.reason), line);
  }
}

/** @throws SyntaxProblem where a list or a map is too long. */
function boundLists(events: readonly Event[]): void {
  const open: number[] = [];
  for (const { type } of events) {
    const left = open.pop();
    if (type === EVENT_ID.POP) continue;
    if (left === 0) throw tooManyItems();
    if (left !== undefined) open.push(left - 1);
    // A map has its keys beside its items.
    if (type === EVENT_ID.MAPPING) open.push(2 * limits.items);
    else if (type === EVENT_ID.SEQUENCE || type === EVENT_ID.DOCUMENT) open.push(limits.items);
  }
}

function problemOf(reason: string): [because: string, fix: string] {
  if (/\btabs?\b/i.test(reason)) return ['it is indented with a tab, which YAML forbids', 'indent with spaces'];
  if (/duplicat/i.test(reason)) return ['the same key stands twice in a map', 'keep one of the two'];
  if (/depth|nest/i.test(reason)) return [`it is nested deeper than ${limits.depth} levels`, 'flatten it'];
  if (/alias/i.test(reason))
    return [`it is not valid YAML: ${reason}`, 'write out the values instead of aliasing them'];
  return [`it is not valid YAML: ${reason}`, 'correct the syntax at this line'];
}

/**
 * The number of nodes with every alias expanded: an alias bomb is small only on disk.
 * @throws SyntaxProblem if it is too large, or an alias contains itself.
 */
function checkExpansion(value: unknown, sizes: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) return 1;
  const known = sizes.get(value);
  if (known === 0) throw new SyntaxProblem('an alias contains itself', 'write out the value instead');
  if (known !== undefined) return known;
  sizes.set(value, 0);
  let size = 1;
  for (const child of Object.values(value)) size += checkExpansion(child, sizes);
  if (size > limits.nodes) {
    throw new SyntaxProblem(
      `its aliases expand to more than ${limits.nodes / 1_000_000} million nodes`,
      'write out the values instead of aliasing them',
    );
  }
  sizes.set(value, size);
  return size;
}

/** Sets the lines of the wanted keys and items. Inside an alias they are the lines of the anchored node. */
export function locateInYaml(written: string, root: Wanted): void {
  const { text, events } = yamlEvents(written);
  const lineAt = lineCounter(text);
  const anchors = new Map<string, number>();
  const valueOf = (event: Event) => (event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : null);

  /** Visits the node at `index` and returns the index after it. */
  function visit(index: number, wanted: Wanted | undefined, follow: boolean): number {
    const event = events[index];
    if (event === undefined) return index + 1;
    if (event.type === EVENT_ID.ALIAS) {
      const target = anchors.get(text.slice(event.anchorStart, event.anchorEnd));
      if (follow && target !== undefined && wanted && wanted.below.size > 0) visit(target, wanted, true);
      return index + 1;
    }
    if ('anchorStart' in event && event.anchorStart >= 0) {
      anchors.set(text.slice(event.anchorStart, event.anchorEnd), index);
    }
    if (event.type === EVENT_ID.SEQUENCE) return visitItems(index + 1, wanted, follow);
    if (event.type === EVENT_ID.MAPPING) return visitEntries(index + 1, wanted, follow);
    return index + 1;
  }

  function visitItems(start: number, wanted: Wanted | undefined, follow: boolean): number {
    let index = start;
    for (let item = 0; index < events.length && events[index]?.type !== EVENT_ID.POP; item++) {
      const child = wanted?.below.get(item);
      if (child && child.line === 0) child.line = lineAt(offsetOf(events[index]));
      index = visit(index, child, follow);
    }
    return index + 1;
  }

  function visitEntries(start: number, wanted: Wanted | undefined, follow: boolean): number {
    const merged: number[] = [];
    let index = start;
    while (index < events.length && events[index]?.type !== EVENT_ID.POP) {
      const key = events[index] as Event;
      const name = valueOf(key);
      const valueIndex = visit(index, undefined, follow);
      if (name === '<<') merged.push(valueIndex);
      const child = name === null ? undefined : wanted?.below.get(name);
      if (child && child.line === 0) child.line = lineAt(offsetOf(key));
      index = visit(valueIndex, child, follow);
    }
    const missing = wanted && [...wanted.below.values()].some((child) => child.line === 0);
    if (missing) for (const source of merged) visitMerged(source, wanted);
    return index + 1;
  }

  function visitMerged(index: number, wanted: Wanted): void {
    if (events[index]?.type !== EVENT_ID.SEQUENCE) {
      visit(index, wanted, true);
      return;
    }
    for (let at = index + 1; at < events.length && events[at]?.type !== EVENT_ID.POP;) at = visit(at, wanted, true);
  }

  visit(1, root, true);
}

/** The line of the last key of a path that exists in a YAML text; 1 if none does. */
export function lineInYaml(text: string, path: readonly (string | number)[]): number {
  const root: Wanted = { below: new Map(), line: 1 };
  const nodes = [root];
  for (const key of path) {
    const node: Wanted = { below: new Map(), line: 0 };
    nodes.at(-1)?.below.set(key, node);
    nodes.push(node);
  }
  locateInYaml(text, root);
  return nodes.findLast(({ line }) => line > 0)?.line ?? 1;
}

function offsetOf(event: Event | undefined): number {
  if (event === undefined) return 0;
  if ('start' in event) return event.start;
  if ('valueStart' in event) return event.anchorStart >= 0 ? event.anchorStart : event.valueStart;
  return 'anchorStart' in event ? event.anchorStart : 0;
}
