import type {
  ConstDirectiveNode,
  DefinitionNode,
  DirectiveDefinitionNode,
  DocumentNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
  NamedTypeNode,
  NameNode,
  TypeNode,
} from 'graphql';
import { LineTable } from '../../texts/line-table.ts';
import { SyntaxProblem } from '../../texts/syntax.ts';
import { writtenArguments, writtenDefault } from './written-value.ts';
import type { DirectiveText, FieldText, SchemaText, Sdl, TypeKind, TypeText } from './sdl.ts';

type Located = { readonly loc?: { readonly startToken: { readonly line: number } } | undefined };
type Named = Located & { readonly name: NameNode };

/** The kinds of types, by what the definitions and extensions of them are called. */
const kinds: Readonly<Record<string, TypeKind>> = {
  ScalarTypeDefinition: 'scalar',
  ScalarTypeExtension: 'scalar',
  ObjectTypeDefinition: 'object',
  ObjectTypeExtension: 'object',
  InterfaceTypeDefinition: 'interface',
  InterfaceTypeExtension: 'interface',
  UnionTypeDefinition: 'union',
  UnionTypeExtension: 'union',
  EnumTypeDefinition: 'enum',
  EnumTypeExtension: 'enum',
  InputObjectTypeDefinition: 'input',
  InputObjectTypeExtension: 'input',
};

/** What a parsed text defines, and where. A name that is defined as two things makes the text mean nothing. */
export function sdlOf({ definitions }: DocumentNode): { readonly value: Sdl; readonly lines: LineTable } {
  const lines = new LineTable();
  const reader = new Reader(lines);
  const types: Record<string, TypeText> = Object.create(null) as Record<string, TypeText>;
  const directives: Record<string, DirectiveText> = Object.create(null) as Record<string, DirectiveText>;
  const extensions: (TypeText & { name: string })[] = [];
  const schemas: SchemaText[] = [];
  let operations = false;
  for (const definition of definitions) {
    const kind = kinds[definition.kind];
    if (kind !== undefined && 'name' in definition && definition.name !== undefined) {
      const { name } = definition as Named;
      const type = reader.type(kind, definition);
      if (definition.kind.endsWith('Extension')) {
        extensions.push({ name: name.value, ...type });
        lines.note(extensions, extensions.length - 1, lineOf(name));
      } else reader.put(types, definition as Named, type, 'type');
    } else if (definition.kind === 'DirectiveDefinition') {
      reader.put(directives, definition, reader.directive(definition), 'directive');
    } else if (definition.kind === 'SchemaDefinition' || definition.kind === 'SchemaExtension') {
      const roots: Record<string, string> = {};
      for (const { operation, type } of definition.operationTypes ?? []) {
        roots[operation] = type.name.value;
        lines.note(roots, operation, lineOf(type));
      }
      schemas.push({ roots, directives: reader.directives(definition.directives) });
      lines.note(schemas, schemas.length - 1, lineOf(definition));
    } else operations = true;
  }
  return { value: { types, extensions, directives, schemas, operations }, lines };
}

class Reader {
  readonly #lines: LineTable;

  constructor(lines: LineTable) {
    this.#lines = lines;
  }

  type(kind: TypeKind, definition: DefinitionNode): TypeText {
    const { interfaces, fields, types, values, directives } = definition as unknown as {
      interfaces?: readonly NamedTypeNode[];
      fields?: readonly (FieldDefinitionNode | InputValueDefinitionNode)[];
      types?: readonly NamedTypeNode[];
      values?: readonly (Named & { readonly directives?: readonly ConstDirectiveNode[] })[];
      directives?: readonly ConstDirectiveNode[];
    };
    return {
      kind,
      interfaces: this.#map(interfaces, 'interface', () => true),
      fields: this.#map(fields, 'field', (field) => this.#field(field)),
      members: this.#map(types, 'member', () => true),
      values: this.#map(values, 'value', (value) => ({ directives: this.directives(value.directives) })),
      directives: this.directives(directives),
    };
  }

  directive({ arguments: args, repeatable, locations }: DirectiveDefinitionNode): DirectiveText {
    const text = {
      arguments: this.#map(args, 'argument', (argument) => this.#field(argument)),
      repeatable,
      locations: locations.map(({ value }) => value).toSorted(),
    };
    const [first] = locations;
    if (first !== undefined) this.#lines.note(text, 'locations', lineOf(first));
    return text;
  }

  directives(used: readonly ConstDirectiveNode[] | undefined): readonly string[] {
    const texts = (used ?? []).map(({ name, arguments: args }) => `@${name.value}${writtenArguments(args ?? [])}`);
    for (const [index, one] of (used ?? []).entries()) this.#lines.note(texts, index, lineOf(one));
    return texts;
  }

  /** Puts what a name stands for into its map, with its line. */
  put<Value>(into: Record<string, Value>, { name }: Named, value: Value, what: string): void {
    const line = lineOf(name);
    if (Object.hasOwn(into, name.value)) {
      // The same said twice means what it says once.
      if (JSON.stringify(into[name.value]) === JSON.stringify(value)) return;
      const because = `the ${what} \`${name.value.slice(0, 80)}\` is defined twice, and not alike`;
      throw new SyntaxProblem(because, 'keep one of the definitions', line);
    }
    into[name.value] = value;
    this.#lines.note(into, name.value, line);
  }

  #field(field: FieldDefinitionNode | InputValueDefinitionNode): FieldText {
    const args = field.kind === 'FieldDefinition' ? field.arguments : undefined;
    const value = field.kind === 'InputValueDefinition' ? field.defaultValue : undefined;
    const text = {
      type: writtenType(field.type),
      arguments: this.#map(args, 'argument', (argument) => this.#field(argument)),
      default: value === undefined ? null : writtenDefault(value, field.type),
      directives: this.directives(field.directives),
    };
    this.#lines.note(text, 'type', lineOf(field.type));
    if (value !== undefined) this.#lines.note(text, 'default', lineOf(value));
    return text;
  }

  #map<From extends NamedTypeNode | Named, Value>(
    list: readonly From[] | undefined,
    what: string,
    make: (one: From) => Value,
  ): Readonly<Record<string, Value>> {
    if (list === undefined || list.length === 0) return nothing as Readonly<Record<string, Value>>;
    const map = Object.create(null) as Record<string, Value>;
    for (const one of list) this.put(map, one, make(one), what);
    return map;
  }
}

const nothing: Readonly<Record<string, never>> = Object.freeze({});

function lineOf({ loc }: Located): number {
  return loc?.startToken.line ?? 0;
}

/** A type as it is written, without spaces. Not recursive: a list may be in a list ten thousand times. */
function writtenType(type: TypeNode): string {
  let [start, end] = ['', ''];
  for (let node = type; ;) {
    if (node.kind === 'NamedType') return `${start}${node.name.value}${end}`;
    if (node.kind === 'ListType') [start, end] = [`${start}[`, `]${end}`];
    else end = `!${end}`;
    node = node.type;
  }
}
