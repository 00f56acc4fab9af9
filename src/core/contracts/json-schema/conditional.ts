import type { Effect } from '../../model/contract.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { below, type Spot } from '../../texts/document.ts';
import { inJson } from '../../texts/exact.ts';
import { isMap, type Node, own } from '../document-store.ts';
import type { SchemaContext } from './context.ts';
import { covers, type Described } from './covers.ts';
import { literalsOf } from './literals.ts';
import { fieldsOf, requiredNames } from './fields.ts';
import { bareForm, isAnything } from './normal-form.ts';
import { isRemark } from './notation.ts';
import { type View, viewOf } from './view.ts';

/** Of a schema of more parts than this it is not proven what its conditions hold for. */
const mostParts = 200;

/** What is asked of some values only: a condition, and what follows where it holds and where it does not. */
interface Conditional {
  readonly condition: Node;
  readonly holds: Node | undefined;
  readonly fails: Node | undefined;
  /** The schema that it is a part of. */
  readonly whole: Described;
}

/**
 * Each `if` of a value with what follows from it. Two versions of one are found by their condition, or by what follows
 * from it; `follow` makes the element of what follows.
 */
export function conditionals(
  view: View,
  context: SchemaContext,
  follow: (keyword: 'then' | 'else', node: Node) => Element,
): Element[] {
  const found = view.layers.flatMap(({ node }): Conditional[] => {
    const condition = own(node, 'if');
    if (condition === undefined) return [];
    const [holds, fails] = ['then', 'else'].map((keyword) => asking(own(node, keyword)));
    const { documents, dialect } = context;
    const whole = { view, documents, dialect };
    return (holds ?? fails) ? [{ condition: documents.at(condition), holds, fails, whole }] : [];
  });
  const beside = new Set(found.map(({ condition }) => wordsOf(condition.raw)));
  return found.map((one) => {
    const consequence = wordsOf([one.holds?.raw, one.fails?.raw]);
    const element: Element = {
      kind: 'constraint',
      key: `if ${wordsOf(one.condition.raw)}`,
      name: '',
      flow: context.flow,
      at: one.condition.spot,
      role: 'constraint',
      given: { site: context.site, constraint: 'if', consequence },
      renamedFrom: (other) => other.given['consequence'] === consequence,
      aliases: () => [consequence],
      aspects: () => [
        {
          aspect: 'if',
          value: one,
          shown: one.condition.raw,
          law: conditionLaw(context),
          stated: true,
          at: one.condition.spot,
          isMap: true,
        },
      ],
      parts: () => [
        ...(one.holds ? [follow('then', one.holds)] : []),
        ...(one.fails ? [follow('else', one.fails)] : []),
      ],
    };
    asked.set(element, { ...one, beside, isAmongAlternatives: view.choices.length > 0 });
    return element;
  });
}

/** Each condition with what follows from it, and which conditions its schema has. */
interface Asked extends Conditional {
  readonly beside: ReadonlySet<string>;
  readonly isAmongAlternatives: boolean;
}

const asked = new WeakMap<Element, Asked>();

/**
 * Whether a condition that a schema does not have came where one that it has is another now: which values meet what is not
 * told by one of them.
 */
export function isRegrouped(
  { layers }: View,
  { documents }: Pick<SchemaContext, 'documents'>,
  conditional: Element,
): boolean {
  const known = asked.get(conditional);
  if (known === undefined) return false;
  const conditions = layers.flatMap(({ node }) => own(node, 'if') ?? []);
  return conditions.some((one) => !known.beside.has(wordsOf(documents.at(one).raw)));
}

/**
 * Whether every value of a schema keeps what follows from a condition: it asks for nothing new. What came in place of alternatives is
 * said with those.
 */
export function keepsConsequence(whole: Described, conditional: Element): boolean {
  const known = asked.get(conditional);
  if (known === undefined) return false;
  if (whole.view.choices.length > 0 && !known.isAmongAlternatives) return true;
  return asksNothingNew(known, whole);
}

/** Whether every value of a schema keeps what follows from a condition. */
function asksNothingNew(
  { condition, holds, fails, whole: { documents, dialect } }: Conditional,
  of: Described,
): boolean {
  const keeps = (some: Described, node: Node | undefined) =>
    node === undefined || covers(some, { view: viewOf([node], documents, dialect), documents, dialect });
  if (!keeps(of, fails)) return false;
  const meeting = where(condition, of);
  return isOfNoValue(meeting) || keeps(of, holds) || keeps(meeting, holds);
}

/** Whether no value is of a schema, because no literal is left for a field that it asks for. */
function isOfNoValue({ view, documents, dialect }: Described): boolean {
  const fields = fieldsOf(view);
  return [...requiredNames(view).keys()].some((name) => {
    const nodes = fields.get(name);
    const field = nodes && viewOf(nodes, documents, dialect);
    const literals = field?.nullness === 'no' ? literalsOf(field) : undefined;
    return literals?.values.length === 0 && !literals.open;
  });
}

/** The values of a schema for which a condition holds; all where that refers to another schema, or the schema has too many parts. */
function where(condition: Node, whole: Described): Described {
  if (whole.view.layers.length > mostParts || wordsOf(condition.raw).includes('"$ref"')) return whole;
  const { layers } = whole.view;
  const names = new Set<unknown>([...namesIn(condition.raw), ...requiredNames(whole.view).keys()]);
  for (const name of names) {
    for (const { raw } of layers) {
      const needed = raw['dependentRequired'];
      const others: unknown = isMap(needed) && Object.hasOwn(needed, String(name)) ? needed[String(name)] : [];
      if (Array.isArray(others)) others.forEach((other) => names.add(other));
    }
  }
  const asked = { raw: { required: [...names] }, spot: condition.spot };
  const nodes = [condition, ...layers.map(({ node }) => node), asked] as const;
  return { ...whole, view: viewOf(nodes, whole.documents, whole.dialect) };
}

/**
 * The fields that are described on a condition alone where no other field is taken, with their places: an object has them
 * where it holds (JSON Schema Core section 11.3).
 */
export function takenOnCondition(
  view: View,
  { documents, dialect }: Pick<SchemaContext, 'documents' | 'dialect'>,
): ReadonlyMap<string, Spot> {
  const names = new Map<string, Spot>();
  if (!view.layers.some(({ raw }) => raw['unevaluatedProperties'] === false)) return names;
  const parts = view.layers.flatMap(({ node, raw: { dependentSchemas } }) => [
    ...['if', 'then', 'else'].flatMap((keyword) => own(node, keyword) ?? []),
    ...(isMap(dependentSchemas) ? Object.entries(dependentSchemas) : []).map(([name, raw]) => {
      return { raw, spot: below(node.spot, 'dependentSchemas', name) };
    }),
  ]);
  for (const part of parts.slice(0, mostParts)) {
    for (const [name, [{ spot }]] of fieldsOf(viewOf([part], documents, dialect))) names.set(name, spot);
  }
  for (const name of fieldsOf(view).keys()) names.delete(name);
  return names;
}

/** What follows, where that asks for anything. */
function asking(node: Node | undefined): Node | undefined {
  return node && isAnything(node.raw) ? undefined : node;
}

/**
 * A condition that holds for more values asks for more, where something follows from it and nothing from its opposite; the other way
 * round it asks for less. That nothing more is asked is proven by the schemas; that something is, by a literal or a name of a field
 * that the condition looks for no longer. Any other change is not decided.
 */
function conditionLaw(context: SchemaContext): AspectLaw {
  return (was, now): Effect | null => {
    const [a, b] = [was, now] as Conditional[];
    if (a === undefined || b === undefined) return null;
    if (context.same(a.condition, b.condition) || isAlike(a.condition, b.condition)) return null;
    if ([a, b].some(({ whole }) => whole.view.layers.length > mostParts)) return 'replaced';
    const isThen = a.fails === undefined && b.fails === undefined;
    const isElse = a.holds === undefined && b.holds === undefined;
    const [grows, shrinks] = [isWithin(a, b), isWithin(b, a)];
    if (grows && shrinks) return null;
    // Where a condition lets fields in as well, what asks for less takes less.
    if ([a, b].some(({ whole }) => takenOnCondition(whole.view, whole).size > 0)) return 'replaced';
    const asksNoMore = (isThen && shrinks) || (isElse && grows) || asksNothingNew(b, a.whole);
    const asksNoLess = (isThen && grows) || (isElse && shrinks) || asksNothingNew(a, b.whole);
    if (asksNoMore) return asksNoLess ? null : 'widened';
    if (!isThen && !isElse) return 'replaced';
    const [more, less] = isThen ? [b, a] : [a, b];
    return holdsBeyond(more, less, context.text) || (isThen && grows && looksForLess(b, a)) ? 'narrowed' : 'replaced';
  };
}

/** Whether what a schema takes and meets its condition meets another condition, too. */
function isWithin(one: Conditional, { condition, whole: { documents, dialect } }: Conditional): boolean {
  return covers(where(one.condition, one.whole), { view: viewOf([condition], documents, dialect), documents, dialect });
}

/** Whether a condition holds for a literal of a field for which the other one does not, and both look at that field alone. */
function holdsBeyond(one: Conditional, other: Conditional, text: boolean): boolean {
  const [more, less] = [one, other].map(({ condition }) => fieldAsked(condition, text));
  return more !== undefined && less?.name === more.name && [...more.keys].some((key) => !less.keys.has(key));
}

/** Whether a condition looks for the name of a field no longer, which an object may lack. */
function looksForLess({ condition }: Conditional, former: Conditional): boolean {
  const kept = new Set(namesIn(condition.raw));
  const always = new Set<unknown>(requiredNames(former.whole.view).keys());
  return namesIn(former.condition.raw).some((name) => !kept.has(name) && !always.has(name));
}

function namesIn(raw: unknown): readonly unknown[] {
  return isMap(raw) && Array.isArray(raw['required']) ? (raw['required'] as unknown[]) : [];
}

/** The field that a condition looks at, if it asks that it be there and hold one of some literals, and nothing else. */
function fieldAsked({ raw, spot }: Node, text: boolean) {
  if (!isMap(raw)) return undefined;
  const { properties, required, type, ...others } = raw;
  const [entry, ...more] = isMap(properties) ? Object.entries(properties) : [];
  if (entry === undefined || more.length > 0 || !Object.keys(others).every(isRemark)) return undefined;
  const [name, schema] = entry;
  if (type !== undefined && type !== 'object') return undefined;
  if (!Array.isArray(required) || required.length !== 1 || required[0] !== name || !isMap(schema)) return undefined;
  if (!Object.keys(schema).every((key) => ['const', 'enum', 'type'].includes(key) || isRemark(key))) return undefined;
  const literals = literalsOf({ layers: [{ raw: schema, node: { raw: schema, spot } }] }, text);
  return literals && { name, keys: new Set(literals.values.map(({ key }) => key)) };
}

/** The words of a schema without those that say nothing more. */
function wordsOf(raw: unknown): string {
  return JSON.stringify(bareForm(raw), inJson) ?? '';
}

/** Whether two conditions are one in all that is said of a value, none of it elsewhere. */
function isAlike(was: Node, now: Node): boolean {
  const [a, b] = [wordsOf(was.raw), wordsOf(now.raw)];
  return a === b && !a.includes('"$ref"');
}
