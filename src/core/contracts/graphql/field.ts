import { below } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { allowingFlag, restrictingFlag } from '../comparison/laws.ts';
import { lifecycleNotes } from '../comparison/lifecycle.ts';
import { Uses } from './directives.ts';
import { below as partsBelow, type NamedNode, type Operation } from './schema.ts';
import { type FieldText, isRequired } from './sdl.ts';
import { isNonNull, namedType, nullableType, typeLaw } from './type-text.ts';

/** A field of an object or an interface, which clients select by its name. */
export function outputField(field: NamedNode): Element {
  return {
    ...part(field, true),
    kind: 'property',
    flow: 'output',
    role: 'part',
    parts: () => [value(field, 'output'), ...argumentsOf(field)],
    removed: () => ({ unknown: 'refused' }),
  };
}

/** An operation: a field that a request starts from, with its arguments and its result. */
export function operation(one: Operation): Element {
  const [type = '', name = ''] = one.name.split('.');
  const result: Element = {
    ...part({ ...one, name }, true),
    heldBy: type,
    kind: 'property',
    flow: 'output',
    role: 'detail',
    aspects: () => [],
    parts: () => [value(one, 'output')],
  };
  return {
    ...part(one, true, one.root),
    kind: 'operation',
    flow: 'input',
    role: 'choice',
    parts: () => [result, ...argumentsOf(one)],
  };
}

/** A field of an input, which clients send. */
export function inputField(field: NamedNode): Element {
  return { ...sent(field), kind: 'property' };
}

/** The arguments of a field or a directive. */
export function argumentsOf({ node }: { readonly node: NamedNode['node'] }): readonly Element[] {
  return partsBelow(node, 'arguments').map((one) => ({ ...sent(one), kind: 'argument' }));
}

/** What clients give: it has to be there if it can be neither null nor left to a default. */
function sent(field: NamedNode): Omit<Element, 'kind'> {
  const { aspects, ...rest } = part(field, false);
  const { raw, spot } = field.node;
  const required = { value: isRequired(raw as FieldText), law: restrictingFlag, at: below(spot, 'type') };
  return {
    ...rest,
    flow: 'input',
    role: 'part',
    aspects: () => [{ aspect: 'required', stated: true, ...required }, ...aspects()],
    parts: () => [value(field, 'input')],
  };
}

/** The types that a field and its arguments are made of. */
export function typesOf({ type, arguments: asked }: FieldText): readonly string[] {
  return [type, ...Object.values(asked).map((one) => (one as FieldText).type)].map(namedType);
}

function part({ name, node }: NamedNode, isReturned: boolean, root?: string) {
  const text = node.raw as FieldText;
  // Whoever selects it asks for it, whether it may be null or not.
  const required = isReturned || isRequired(text);
  const uses = new Uses([node]);
  const deprecated = uses.stated('deprecated');
  return {
    key: name,
    name,
    at: node.spot,
    node,
    notSent: uses.isUnseen(isReturned),
    given: {
      required,
      hasDefault: text.default !== null,
      deprecated: deprecated !== undefined,
      get leadsTo() {
        return [...typesOf(text), ...(root === undefined ? [] : [root])].join(' ');
      },
    },
    aspects: (): AspectValue[] => [
      ...lifecycleNotes({ deprecated }, node.spot),
      ...uses.aspects(node.spot, ['deprecated'], isReturned),
    ],
  };
}

/** What a field or an argument holds. */
function value({ node }: { readonly node: NamedNode['node'] }, flow: 'input' | 'output'): Element {
  const text = node.raw as FieldText;
  const at = below(node.spot, 'type');
  return {
    kind: 'schema',
    key: '',
    name: '',
    flow,
    role: 'detail',
    at,
    given: { site: 'body', required: flow === 'input' && isRequired(text) },
    aspects: () => [
      ...(flow === 'input' ? sentAspects(text, node) : []),
      { aspect: 'type', value: nullableType(text.type), law: typeLaw, stated: true, at },
      {
        aspect: 'nullable',
        value: !isNonNull(text.type),
        law: flow === 'output' ? allowingFlag : nullLaw,
        stated: true,
        at,
      },
    ],
    parts: () => [],
  };
}

function sentAspects(text: FieldText, { spot }: NamedNode['node']): AspectValue[] {
  const isDefault = text.default !== null;
  return [
    {
      aspect: 'default',
      value: text.default ?? undefined,
      shown: shownDefault(text.default),
      law: defaultLaw,
      stated: isDefault,
      at: isDefault ? below(spot, 'default') : spot,
    },
  ];
}

/** That it may be null no longer is said of what became required with that, and the other way round. */
const nullLaw: AspectLaw = (was, now, before, after) =>
  before?.given['required'] === after?.given['required'] ? allowingFlag(was, now) : null;

/** A default means something to those who leave the value out, which nobody can where it is required. */
const defaultLaw: AspectLaw = (was, now, before, after) =>
  was === now || before?.given['required'] === true || after?.given['required'] === true ? null : 'replaced';

/** A number or a word as it is written; what is longer stays a text. */
function shownDefault(text: string | null): unknown {
  return text !== null && /^(-?\d+(\.\d+)?|true|false)$/.test(text) ? JSON.parse(text) : (text ?? undefined);
}
