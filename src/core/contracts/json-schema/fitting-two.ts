import type { DocumentStore, Node } from '../document-store.ts';
import { groupOf, isRefusedBy } from './literal-value.ts';
import { typeOf } from './literal-type.ts';
import { isRemark } from './notation.ts';
import type { Dialect } from './layer.ts';
import { areWithin } from './type.ts';
import { type View, viewOf } from './view.ts';

/** A value of one side, and how it is read. */
interface Side {
  readonly view: View;
  readonly context: { readonly documents: DocumentStore; readonly dialect: Dialect };
}

/** Of more alternatives or values than these none is tried. */
const most = { members: 20, values: 60 };
const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

/**
 * Whether a number or a listed text that the one side surely takes is refused by the other, because it fits two of its
 * alternatives. The limits tell which numbers to try.
 */
export function refusesForTwo(from: Side, to: Side): boolean {
  return to.view.choices.some(({ keyword, members }) => {
    if (keyword !== 'oneOf' || members.length < 2 || members.length > most.members) return false;
    const views = members.map((member) => viewIn(member, to));
    const values = new Set(views.flatMap(valuesNear));
    if (values.size > most.values) return false;
    return [...values].some(
      (value) =>
        views.filter((view) => takes({ ...to, view }, value, 4) === true).length > 1 && takes(from, value, 4) === true,
    );
  });
}

/** The literals of a schema, and the numbers at its limits and on both sides of them. */
function valuesNear({ layers }: View): (number | string)[] {
  return layers.flatMap(({ raw }) => {
    const listed = [raw['const'], ...(Array.isArray(raw['enum']) ? (raw['enum'] as unknown[]) : [])];
    const limits = bounds.flatMap((keyword) => {
      const limit = raw[keyword];
      return typeof limit === 'number' ? [limit - 1, limit - 0.5, limit, limit + 0.5, limit + 1] : [];
    });
    return [...listed.filter((one) => typeof one === 'string' || typeof one === 'number'), ...limits];
  });
}

/** Whether a side takes a number or a text; undefined where that is not known. */
function takes(side: Side, value: number | string, depth: number): boolean | undefined {
  const { layers, choices, broken } = side.view;
  if (broken !== undefined || depth === 0 || choices.some(({ members }) => members.length > most.members))
    return undefined;
  const answers = [
    ...layers.map(({ raw }) => fits(raw, value)),
    ...choices.map(({ keyword, members }) => {
      const each = members.map((member) => takes({ ...side, view: viewIn(member, side) }, value, depth - 1));
      const taking = each.filter((one) => one === true).length;
      if (keyword === 'oneOf' && taking > 1) return false;
      if (keyword === 'anyOf' && taking > 0) return true;
      return each.includes(undefined) ? undefined : taking > 0;
    }),
  ];
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

const told = new Set(
  `type const enum multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern properties required items
  prefixItems contains patternProperties propertyNames dependentSchemas dependentRequired minItems allOf oneOf anyOf $ref $schema $defs
  definitions`.split(/\s+/),
);

/** Whether what one schema says itself lets a number or a text through. */
function fits(raw: Readonly<Record<string, unknown>>, value: number | string): boolean | undefined {
  const { const: one, enum: list, type, pattern } = raw;
  const kind = typeOf(value);
  if (type !== undefined && (kind === undefined || !areWithin([kind], [type].flat() as string[]))) return false;
  if ((one !== undefined && one !== value) || (Array.isArray(list) && !list.includes(value))) return false;
  if (isRefusedBy(raw, value, false)) return false;
  const isAnother = (keyword: string) => ['array', 'object'].includes(groupOf(keyword) ?? '');
  const isKnown = Object.keys(raw).every((keyword) => told.has(keyword) || isRemark(keyword) || isAnother(keyword));
  return isKnown && (pattern === undefined || typeof value === 'number') ? true : undefined;
}

function viewIn(node: Node, { context: { documents, dialect } }: Side): View {
  return viewOf([node], documents, dialect);
}
