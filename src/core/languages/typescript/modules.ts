import type { Node } from 'web-tree-sitter';
import type { ExportOutline, ImportedName, ImportOutline } from './outline.ts';
import { dottedName, valueOf } from './value.ts';

/** The imports of an `import` statement. */
export function importOf(node: Node): readonly ImportOutline[] {
  const required = childOf(node, 'import_require_clause');
  const source = (required ?? node).childForFieldName('source');
  if (source === null) return [];
  const typeOnly = node.child(1)?.type === 'type';
  const line = node.startPosition.row + 1;
  const specifier = source.text.slice(1, -1);
  if (required) {
    const local = childOf(required, 'identifier')?.text ?? '';
    return [{ specifier, line, typeOnly, names: [{ local, name: 'require' }] }];
  }
  const clause = childOf(node, 'import_clause');
  if (clause === null) return [{ specifier, line, typeOnly, names: [] }];
  const parts = clause.namedChildren.flatMap(namesOf);
  const onlyTypes = parts.length > 0 && parts.every((part) => part.typeOnly);
  return [
    { specifier, line, typeOnly: typeOnly || onlyTypes, names: parts.map(({ local, name }) => ({ local, name })) },
  ];
}

/** The exports of an `export` statement. */
export function exportsOf(node: Node): readonly ExportOutline[] {
  const from = node.childForFieldName('source')?.text.slice(1, -1) ?? null;
  const clause = childOf(node, 'export_clause');
  if (clause) {
    return clause.namedChildren.flatMap((part) => {
      const local = part.childForFieldName('name')?.text;
      return local === undefined ? [] : [{ name: part.childForFieldName('alias')?.text ?? local, local, from }];
    });
  }
  if (from !== null) return childOf(node, 'namespace_export') ? [] : [{ name: '*', local: '*', from }];
  const value = node.childForFieldName('value');
  if (value) return [{ name: 'default', local: value.type === 'identifier' ? value.text : 'default', from }];
  const declaration = node.childForFieldName('declaration');
  if (declaration === null) return [];
  const isDefault = node.children.some((child) => child.type === 'default');
  const declared = declaration.childForFieldName('name')
    ? [declaration]
    : declaration.namedChildren.filter((child) => child.type === 'variable_declarator');
  return declared.flatMap((one) => {
    const local = one.childForFieldName('name')?.text;
    return local === undefined ? [] : [{ name: isDefault ? 'default' : local, local, from }];
  });
}

/** The exports of `module.exports = ...` and `exports.http = ...`. */
export function memberExports(target: string, right: Node): readonly ExportOutline[] {
  const name = /^(?:module\.)?exports\.([^.]+)$/.exec(target)?.[1];
  if (name !== undefined) return [{ name, local: right.type === 'identifier' ? right.text : name, from: null }];
  if (target !== 'module.exports') return [];
  const value = valueOf(right);
  const whole = { name: 'default', local: value.kind === 'name' ? value.name : 'default', from: null };
  const parts = value.kind === 'object' ? value.entries : [];
  return [
    whole,
    ...parts.flatMap((part) =>
      part.value.kind === 'name' ? [{ name: part.key, local: part.value.name, from: null }] : [],
    ),
  ];
}

/** The imports of `const axios = require('axios')` and `const { request } = await import('undici')`. */
export function importsOfDeclarator(name: Node, value: Node | null): readonly ImportOutline[] {
  if (value === null) return [];
  const member = value.type === 'member_expression' ? value : null;
  const call = valueOf(member ? member.childForFieldName('object') : value);
  if (call.kind !== 'call' || (call.callee !== 'require' && call.callee !== 'import')) return [];
  const specifier = call.args[0]?.kind === 'text' ? call.args[0].text : null;
  if (specifier === null) return [];
  const whole = call.callee === 'import' ? '*' : 'require';
  const property = member?.childForFieldName('property')?.text;
  const line = name.startPosition.row + 1;
  if (name.type === 'identifier') {
    return [{ specifier, line, typeOnly: false, names: [{ local: name.text, name: property ?? whole }] }];
  }
  const names =
    property === undefined && name.type === 'object_pattern' ? name.namedChildren.flatMap(namesOfPattern) : [];
  return [{ specifier, line, typeOnly: false, names }];
}

function namesOf(part: Node): readonly (ImportedName & { readonly typeOnly: boolean })[] {
  if (part.type === 'identifier') return [{ local: part.text, name: 'default', typeOnly: false }];
  if (part.type === 'namespace_import') {
    return [{ local: part.namedChild(0)?.text ?? '', name: '*', typeOnly: false }];
  }
  return part.namedChildren.flatMap((one) => {
    const name = one.childForFieldName('name')?.text;
    if (name === undefined) return [];
    const local = one.childForFieldName('alias')?.text ?? name;
    return [{ local, name, typeOnly: one.child(0)?.type === 'type' }];
  });
}

function namesOfPattern(part: Node): readonly ImportedName[] {
  if (part.type === 'shorthand_property_identifier_pattern') return [{ local: part.text, name: part.text }];
  const key = part.childForFieldName('key')?.text;
  const local = dottedName(part.childForFieldName('value'));
  return part.type === 'pair_pattern' && key !== undefined && local !== '' ? [{ local, name: key }] : [];
}

function childOf(node: Node, type: string): Node | null {
  return node.namedChildren.find((child) => child.type === type) ?? null;
}
