import type { Node } from 'web-tree-sitter';
import type { Value } from './outline.ts';

const deepest = 6;
const mostParts = 100;
const wrappers = new Set([
  'await_expression',
  'parenthesized_expression',
  'non_null_expression',
  'as_expression',
  'satisfies_expression',
]);

/** The value of an expression, up to six levels deep and 100 parts wide. */
export function valueOf(given: Node | null, depth = 0): Value {
  const node = unwrapped(given);
  if (node === null || depth > deepest) return { kind: 'other' };
  switch (node.type) {
    case 'string':
      return { kind: 'text', text: node.text.slice(1, -1) };
    case 'template_string':
      return { kind: 'text', text: node.text.slice(1, 200) };
    case 'binary_expression':
      return choiceOf(node, depth) ?? joinedOf(node);
    case 'ternary_expression':
      return choice(node, ['consequence', 'alternative'], depth);
    case 'array':
      return { kind: 'list', parts: argumentsIn(node, depth + 1) };
    case 'number':
    case 'true':
    case 'false':
    case 'null':
    case 'undefined':
      return { kind: 'literal', text: node.text };
    case 'object':
      return objectOf(node, depth);
    case 'call_expression':
    case 'new_expression': {
      const part = calledPart(node);
      return {
        kind: 'call',
        callee: dottedName(part),
        isNew: node.type === 'new_expression',
        args: argumentsOf(node, depth + 1),
        line: lineAtEnd(part ?? node),
      };
    }
    case 'spread_element':
      return { kind: 'spread' };
    case 'arrow_function':
    case 'function_expression':
      return { kind: 'function' };
    default: {
      const name = dottedName(node);
      return name === '' ? { kind: 'other' } : { kind: 'name', name };
    }
  }
}

/** The arguments of a call, in order. */
export function argumentsOf(call: Node, depth = 0): readonly Value[] {
  const list = call.childForFieldName('arguments');
  if (list === null || list.type !== 'arguments') return [];
  return argumentsIn(list, depth);
}

function argumentsIn(list: Node, depth: number): readonly Value[] {
  return parts(list).map((part) => valueOf(part, depth));
}

/** The line on which a node ends. A call is on the line on which its callee ends: there a person sees it. */
export function lineAtEnd(node: Node): number {
  return node.endPosition.row + 1;
}

/** `a.b.c` for names joined by dots, `this` included, and an empty string for anything else. The callee of `fetch<Order>(...)` is `fetch`. */
export function dottedName(given: Node | null): string {
  const names: string[] = [];
  let node = unwrapped(given);
  for (let links = 0; node !== null && links < 12; links++) {
    const { type } = node;
    if (type === 'identifier' || type === 'this' || type === 'import') return [node.text, ...names].join('.');
    if (type !== 'member_expression') return '';
    const property = node.childForFieldName('property');
    if (property === null) return '';
    names.unshift(property.text);
    node = unwrapped(node.childForFieldName('object'));
  }
  return '';
}

/** The callee of a call. */
export function calledPart(call: Node): Node | null {
  return call.childForFieldName(call.type === 'new_expression' ? 'constructor' : 'function');
}

/** The node inside parentheses, `await`, `!`, `as` and `satisfies`. */
function unwrapped(given: Node | null): Node | null {
  let node = given;
  for (let layers = 0; node !== null && layers < 10 && wrappers.has(node.type); layers++) node = node.namedChild(0);
  return node;
}

/** The values that `&&`, `||` or `??` may give; null for any other operator. */
function choiceOf(node: Node, depth: number): Value | null {
  switch (node.childForFieldName('operator')?.type) {
    case '&&':
      return { kind: 'choice', parts: [valueOf(node.childForFieldName('right'), depth + 1), nothing] };
    case '||':
    case '??':
      return choice(node, ['left', 'right'], depth);
    default:
      return null;
  }
}

const nothing: Value = { kind: 'literal', text: 'undefined' };

function choice(node: Node, fields: readonly string[], depth: number): Value {
  return { kind: 'choice', parts: fields.map((field) => valueOf(node.childForFieldName(field), depth + 1)) };
}

/** A sum may be a joined text, of unknown content. */
function joinedOf(node: Node): Value {
  return node.text.slice(0, 200).includes('+') ? { kind: 'text', text: '' } : { kind: 'other' };
}

function objectOf(node: Node, depth: number): Value {
  const entries: { key: string; value: Value }[] = [];
  const spreads: Value[] = [];
  for (const part of parts(node)) {
    if (part.type === 'shorthand_property_identifier') {
      entries.push({ key: part.text, value: { kind: 'name', name: part.text } });
    } else if (part.type === 'spread_element') {
      spreads.push(valueOf(part.namedChild(0), depth + 1));
    } else if (part.type === 'method_definition') {
      entries.push({ key: part.childForFieldName('name')?.text ?? '', value: { kind: 'function' } });
    } else if (part.type === 'pair') {
      const key = part.childForFieldName('key');
      if (key === null || key.type === 'computed_property_name') spreads.push({ kind: 'other' });
      else
        entries.push({
          key: key.text.replace(/^['"]|['"]$/g, ''),
          value: valueOf(part.childForFieldName('value'), depth + 1),
        });
    }
  }
  if (node.namedChildCount > mostParts) spreads.push({ kind: 'other' });
  return { kind: 'object', entries, spreads };
}

function parts(list: Node): readonly Node[] {
  return list.namedChildren.filter(({ type }) => type !== 'comment').slice(0, mostParts);
}
