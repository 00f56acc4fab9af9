import type { Effect } from '../../model/contract.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { inJson } from '../../texts/exact.ts';
import { isMap, type Node, own } from '../document-store.ts';
import type { SchemaContext } from './context.ts';
import { covers, type Described } from './covers.ts';
import { literalsOf } from './literals.ts';
import { bareForm, isAnything } from './normal-form.ts';
import { isRemark } from './notation.ts';
import { type View, viewOf } from './view.ts';

/** What is asked of some values only: a condition, and what follows where it holds and where it does not. */
interface Conditional {
  readonly condition: Node;
  readonly holds: Node | undefined;
  readonly fails: Node | undefined;
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
    return (holds ?? fails) ? [{ condition: context.documents.at(condition), holds, fails }] : [];
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
        },
      ],
      parts: () => [
        ...(one.holds ? [follow('then', one.holds)] : []),
        ...(one.fails ? [follow('else', one.fails)] : []),
      ],
    };
    asked.set(element, {
      nodes: [one.holds, one.fails].filter((node) => node !== undefined),
      context,
      beside,
      isAmongAlternatives: view.choices.length > 0,
    });
    return element;
  });
}

/** What follows from each condition, how that is read, and which conditions its schema has. */
interface Asked {
  readonly nodes: readonly Node[];
  readonly context: SchemaContext;
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
 * Whether every value of a schema keeps what follows from a condition, whether that holds or not: it asks for nothing new. What came in
 * place of alternatives is said with those.
 */
export function keepsConsequence(whole: Described, conditional: Element): boolean {
  const known = asked.get(conditional);
  if (known === undefined) return false;
  if (whole.view.choices.length > 0 && !known.isAmongAlternatives) return true;
  const { documents, dialect } = known.context;
  return known.nodes.every((node) => covers(whole, { view: viewOf([node], documents, dialect), documents, dialect }));
}

/** What follows, where that asks for anything. */
function asking(node: Node | undefined): Node | undefined {
  return node && isAnything(node.raw) ? undefined : node;
}

/**
 * A condition that holds for more values asks for more, where something follows from it and nothing from its opposite.
 * That is known where both ask for one of some literals in one field; any other change is not decided.
 */
function conditionLaw({ same, text }: SchemaContext): AspectLaw {
  return (was, now): Effect | null => {
    const [a, b] = [was, now] as Conditional[];
    if (a === undefined || b === undefined) return null;
    if (same(a.condition, b.condition) || isAlike(a.condition, b.condition)) return null;
    const [had, has] = [fieldAsked(a.condition, text), fieldAsked(b.condition, text)];
    if (had === undefined || has === undefined || had.name !== has.name || b.fails !== undefined) return 'replaced';
    if ([...has.keys].some((key) => !had.keys.has(key))) return 'narrowed';
    return 'widened';
  };
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
