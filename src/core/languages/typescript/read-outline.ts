import type { Node, Tree } from 'web-tree-sitter';
import { lastOf } from './dotted.ts';
import { hintsIn, suppressedLines } from './hints.ts';
import { Labels } from './labels.ts';
import { exportsOf, importOf, importsOfDeclarator, memberExports } from './modules.ts';
import type {
  Assignment,
  CallOutline,
  ChainedCall,
  Declaration,
  ExportOutline,
  FunctionOutline,
  ImportOutline,
  Outline,
} from './outline.ts';
import { argumentsOf, calledPart, dottedName, lineAtEnd, valueOf } from './value.ts';

/** The most calls of a file that are read: people write a few hundred. */
const mostCalls = 20_000;
const functionTypes = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
]);

/** Reads the outline of a file. One call finds all nodes of interest: a cursor takes several calls for each node. */
export function readOutline(text: string, tree: Tree): Outline {
  const reader = new OutlineReader(text, tree.rootNode);
  for (const node of tree.rootNode.descendantsOfType(visitedTypes)) {
    const { type } = node;
    // The keyword `class` has the type of the expression.
    if (type !== 'class' || node.isNamed) visitors[type]?.(reader, node);
  }
  return reader.outline(tree.rootNode);
}

type Visit = (reader: OutlineReader, node: Node) => void;

const visitors: Readonly<Record<string, Visit | undefined>> = Object.assign(Object.create(null), {
  import_statement: (reader, node) => {
    for (const one of importOf(node)) reader.imports.push(one);
  },
  export_statement: (reader, node) => reader.export(node),
  class_declaration: (reader, node) => reader.class(node),
  abstract_class_declaration: (reader, node) => reader.class(node),
  class: (reader, node) => reader.class(node),
  interface_declaration: (reader, node) => reader.type(node),
  type_alias_declaration: (reader, node) => reader.type(node),
  variable_declarator: (reader, node) => reader.variable(node),
  public_field_definition: (reader, node) => reader.field(node),
  field_definition: (reader, node) => reader.field(node),
  pair: (reader, node) => reader.pair(node),
  assignment_expression: (reader, node) => reader.assignment(node),
  augmented_assignment_expression: (reader, node) => {
    if (/^(\?\?|\|\||&&)=$/.test(node.childForFieldName('operator')?.type ?? '')) reader.assignment(node);
  },
  call_expression: (reader, node) => reader.call(node),
  new_expression: (reader, node) => reader.call(node),
  return_statement: (reader, node) => reader.return(node),
  catch_clause: (reader, node) => reader.declare(node.childForFieldName('parameter')),
  ...Object.fromEntries([...functionTypes].map((type) => [type, ((reader, node) => reader.function(node)) as Visit])),
} satisfies Record<string, Visit>);
const visitedTypes = Object.keys(visitors);

/** A part of the text, by its characters. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is called on the result of a call. */
interface Chain {
  readonly names: readonly string[];
  readonly end: number;
  readonly next: ChainedCall | null;
}

interface Open {
  readonly end: number;
  readonly index: number;
}

class OutlineReader {
  readonly imports: ImportOutline[] = [];
  readonly #text: string;
  readonly #exports: ExportOutline[] = [];
  readonly #functions: FunctionOutline[] = [];
  readonly #declarations: Declaration[] = [];
  readonly #assignments: Assignment[] = [];
  readonly #calls: CallOutline[] = [];
  readonly #declared = new Set<string>();
  readonly #types = new Set<string>();
  readonly #extended = new Map<string, string>();
  readonly #typed = new Map<string, string>();
  readonly #chains = new Map<number, Chain>();
  /** The names that functions get from the variable or field they are assigned to. */
  readonly #names = new Map<number, string>();
  readonly #labels = new Labels();
  readonly #open: Open[] = [];
  readonly #classes: { readonly end: number; readonly name: string }[] = [];
  /** The top-level statements from the one that is being visited on, the last first. */
  readonly #statements: Span[];

  constructor(text: string, root: Node) {
    this.#text = text;
    this.#statements = root.children
      .map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex }))
      .toReversed();
  }

  outline(root: Node): Outline {
    return {
      imports: this.imports,
      exports: this.#exports,
      functions: this.#functions,
      declarations: this.#declarations,
      assignments: this.#assignments,
      calls: this.#calls,
      broken: root.hasError,
      declared: this.#declared,
      types: this.#types,
      classes: this.#extended,
      typed: this.#typed,
      hints: hintsIn(this.#text, root),
      suppressed: suppressedLines(this.#text),
    };
  }

  export(node: Node): void {
    for (const one of exportsOf(node)) this.#exports.push(one);
    const source = node.childForFieldName('source');
    if (source !== null) this.#imported(source.text.slice(1, -1), node, node.child(1)?.type === 'type');
    const value = node.childForFieldName('value');
    if (value !== null) this.#hold('default', value);
  }

  class(node: Node): void {
    const name = node.childForFieldName('name')?.text ?? '';
    this.#classes.push({ end: node.endIndex, name });
    if (name === '') return;
    this.#declared.add(name);
    this.#extended.set(name, extendedBy(node));
  }

  type(node: Node): void {
    const name = node.childForFieldName('name')?.text;
    if (name !== undefined) this.#types.add(name);
  }

  variable(node: Node): void {
    const name = node.childForFieldName('name');
    const value = node.childForFieldName('value');
    const imported = name === null ? [] : importsOfDeclarator(name, value);
    if (imported.length > 0) {
      for (const one of imported) this.imports.push(one);
      return;
    }
    this.declare(name);
    const held = name?.type === 'identifier' ? name.text : '';
    this.#labels.enter('holder', held, node);
    if (held !== '' && value !== null) this.#hold(held, value);
  }

  field(node: Node): void {
    const name = node.childForFieldName('name') ?? node.childForFieldName('property');
    const value = node.childForFieldName('value');
    if (name === null || value === null) return this.#type(node, name);
    const held = this.#member(node, name.text);
    this.#labels.enter('holder', held, node);
    this.#hold(held, value);
  }

  pair(node: Node): void {
    this.#labels.enter('key', node.childForFieldName('key')?.text.replace(/^['"]|['"]$/g, '') ?? '', node);
  }

  assignment(node: Node): void {
    const target = dottedName(node.childForFieldName('left'));
    const right = node.childForFieldName('right');
    this.#labels.enter('holder', target, node);
    if (right === null || target === '') return;
    this.#assignments.push({ target, value: valueOf(right), scope: this.#scope(node), line: lineOf(node) });
    if (!target.includes('.')) return;
    for (const one of memberExports(target, right)) this.#exports.push(one);
    if (target === 'module.exports') this.#hold('default', right);
    else if (target.startsWith('exports.') || target.startsWith('module.exports.')) this.#hold(lastOf(target), right);
    const field = /^this\.([^.]+)$/.exec(target)?.[1];
    if (field !== undefined) this.#hold(this.#member(node, field), right);
  }

  call(node: Node): void {
    const part = calledPart(node);
    const callee = dottedName(part);
    const chain = this.#chains.get(node.id) ?? { names: [], end: node.endIndex, next: null };
    const inner = part?.type === 'member_expression' ? part.childForFieldName('object') : null;
    if (inner?.type === 'call_expression') {
      const method = part?.childForFieldName('property')?.text ?? '';
      const names = [method, ...chain.names].slice(0, 20);
      this.#chains.set(inner.id, { names, end: chain.end, next: this.#chained(node, inner, method) });
    }
    if (callee === '' || this.#calls.length >= mostCalls) return;
    const args = argumentsOf(node);
    const about = args[0]?.kind === 'text' && args[0].text !== '' ? `('${args[0].text}')` : '';
    this.#labels.enter('call', callee + about, node);
    if ((callee === 'require' || callee === 'import') && args[0]?.kind === 'text') this.#imported(args[0].text, node);
    this.#calls.push({
      callee,
      isNew: node.type === 'new_expression',
      args,
      statement: this.#statement(node),
      chain: chain.names,
      next: chain.next,
      scope: this.#scope(node),
      start: node.startIndex,
      end: node.endIndex,
      chainEnd: chain.end,
      line: lineAtEnd(part ?? node),
      text: this.#textOf(node),
    });
  }

  /** A method that is called on what a function gives that has a name. */
  #chained(node: Node, inner: Node, method: string): ChainedCall | null {
    const maker = dottedName(calledPart(inner));
    if (maker === '') return null;
    const line = lineAtEnd(calledPart(node) ?? node);
    return { callee: `${maker}().${method}`, args: argumentsOf(node), line, text: this.#textOf(node) };
  }

  #textOf({ startIndex, endIndex }: Node): string {
    const text = this.#text.slice(startIndex, Math.min(endIndex, startIndex + 400));
    return text.replace(/\s+/g, '').slice(0, 200);
  }

  return(node: Node): void {
    const value = node.namedChild(0);
    const scope = this.#scope(node);
    if (value !== null) this.#functions[scope]?.returns.push(valueOf(value));
  }

  function(node: Node): void {
    const name = node.childForFieldName('name')?.text;
    if (name !== undefined && node.type !== 'method_definition') this.#declared.add(name);
    const body = node.childForFieldName('body');
    const returned = body !== null && body.type !== 'statement_block' ? [valueOf(body)] : [];
    const parent = this.#scope(node);
    this.#functions.push({
      name:
        node.type === 'method_definition' ? this.#member(node, name ?? '') : (this.#names.get(node.id) ?? name ?? ''),
      label: this.#labels.of(node, this.#functions[parent]?.start ?? -1),
      parent,
      start: node.startIndex,
      end: node.endIndex,
      parameters: this.#parameters(node),
      broken: node.hasError,
      returns: returned,
    });
    this.#open.push({ end: node.endIndex, index: this.#functions.length - 1 });
  }

  /** Notes every name that a pattern declares; only the first few of a huge one. */
  declare(pattern: Node | null): void {
    for (const name of namesIn(pattern)) this.#declared.add(name);
  }

  #imported(specifier: string, node: Node, typeOnly = false): void {
    this.imports.push({ specifier, line: lineOf(node), typeOnly, names: [] });
  }

  #parameters(node: Node): readonly (string | null)[] {
    const single = node.childForFieldName('parameter');
    const list = single ? [single] : (node.childForFieldName('parameters')?.namedChildren ?? []);
    for (const one of list.slice(0, 50)) if (isField(one)) this.#type(one, one.childForFieldName('pattern'));
    return list.slice(0, 50).flatMap((parameter) => {
      if (parameter.type === 'comment') return [];
      const pattern = parameter.childForFieldName('pattern') ?? parameter;
      this.declare(pattern);
      return [pattern.type === 'identifier' ? pattern.text : null];
    });
  }

  #type(declaration: Node, name: Node | null): void {
    const type = declaration.childForFieldName('type')?.namedChild(0);
    if (name !== null && type?.type === 'type_identifier')
      this.#typed.set(this.#member(declaration, name.text), type.text);
  }

  #hold(name: string, value: Node): void {
    const scope = name.includes('.') ? -1 : this.#scope(value);
    if (functionTypes.has(value.type)) this.#names.set(value.id, name);
    const { startIndex: start } = value;
    this.#declarations.push({ name, value: valueOf(value), scope, start, line: lineOf(value) });
  }

  /** The top-level statement that a node is in. Nodes have to come in the order of the text. */
  #statement(node: Node): Span {
    while (this.#statements.length > 1 && (this.#statements.at(-1)?.end ?? 0) <= node.startIndex)
      this.#statements.pop();
    return this.#statements.at(-1) ?? { start: node.startIndex, end: node.endIndex };
  }

  #scope(node: Node): number {
    while ((this.#open.at(-1)?.end ?? Infinity) <= node.startIndex) this.#open.pop();
    return this.#open.at(-1)?.index ?? -1;
  }

  #member(node: Node, name: string): string {
    while ((this.#classes.at(-1)?.end ?? Infinity) <= node.startIndex) this.#classes.pop();
    const className = this.#classes.at(-1)?.name ?? '';
    return className === '' ? name : `${className}.${name}`;
  }
}

function namesIn(pattern: Node | null): readonly string[] {
  if (pattern === null) return [];
  if (pattern.type === 'identifier') return [pattern.text];
  const names: string[] = [];
  const waiting = [pattern];
  for (let looked = 0; looked < 300; looked++) {
    const node = waiting.pop();
    if (node === undefined) break;
    if (node.type === 'identifier' || node.type === 'shorthand_property_identifier_pattern') names.push(node.text);
    else if (/pattern$/.test(node.type)) waiting.push(...node.namedChildren.slice(0, 100));
  }
  return names;
}

/** The class that another one extends; an empty string for none, and for what is no name. */
function extendedBy(node: Node): string {
  const heritage = node.namedChildren.find(({ type }) => type === 'class_heritage');
  const clause = heritage?.namedChildren.find(({ type }) => type === 'extends_clause');
  return dottedName(clause?.childForFieldName('value') ?? heritage?.namedChild(0) ?? null);
}

/** Whether a parameter of a constructor is a field too: `constructor(private readonly http: HttpService)`. */
function isField(parameter: Node): boolean {
  return parameter.children.some(({ type }) => type === 'accessibility_modifier' || type === 'readonly');
}

function lineOf(node: Node): number {
  return node.startPosition.row + 1;
}
