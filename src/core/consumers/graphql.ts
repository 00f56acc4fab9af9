import { createRequire } from 'node:module';
import type {
  ArgumentNode,
  DirectiveNode,
  ExecutableDefinitionNode,
  ObjectFieldNode,
  SelectionNode,
  TypeNode,
  ValueNode,
} from 'graphql';
import type * as Errors from 'graphql/error';
import type * as Language from 'graphql/language';
import type {
  Consumer,
  GraphqlArgument,
  GraphqlConsumer,
  GraphqlDirective,
  GraphqlSelection,
  GraphqlValue,
  GraphqlVariable,
} from '../model/consumer.ts';
import { isForTests } from '../model/is-for-tests.ts';
import type { ConsumerKind } from './consumer-kind.ts';
import { templatesIn } from './templates.ts';

const document = /\.(graphql|graphqls|gql)$/i;
const code = /\.([cm]?[jt]sx?|vue|svelte|astro)$/i;
const generated = /(^|\/)(__generated__|gen)\/|(^|[/._-])generated[/._-]|\.(min|d)\.[jt]sx?$/i;

/** A line that seems to begin an operation or a fragment: other texts need not be parsed. */
const asking = /^[ \t]*(?:(?:query|mutation|subscription|fragment)\b(?!\s*:)|\{)/m;

/** The most tokens of a document: no person writes more. */
const mostTokens = 100_000;

/** Operations and fragments of GraphQL: documents, and templates in code. */
export const graphqlConsumers: ConsumerKind = {
  format: 'graphql',
  isNamed: (path) => (document.test(path) || code.test(path)) && !generated.test(path) && !isForTests(path),
  isDistinctive: (path) => document.test(path) || /graphql|gql|quer(y|ies)|mutation|fragment|operation/i.test(path),
  read: (file, text) => {
    if (document.test(file)) return definitionsIn(file, { text, line: 1 });
    return templatesIn(text).flatMap((template) => definitionsIn(file, template));
  },
};

/** The parser, loaded with the first document: most reviews read none. */
let loaded: (Pick<typeof Language, 'parse'> & Pick<typeof Errors, 'GraphQLError'>) | undefined;

function graphql(): NonNullable<typeof loaded> {
  const load = createRequire(import.meta.url);
  return (loaded ??= {
    ...(load('graphql/language') as typeof Language),
    ...(load('graphql/error') as typeof Errors),
  });
}

/** The operations and fragments of a text; none if it is no GraphQL. Type definitions are ignored. */
function definitionsIn(file: string, { text, line: first }: { text: string; line: number }): readonly Consumer[] {
  if (!asking.test(text)) return [];
  const { parse, GraphQLError } = graphql();
  try {
    const reader = new Reader(first);
    return parse(text, { maxTokens: mostTokens }).definitions.flatMap((definition): GraphqlConsumer[] => {
      const isOperation = definition.kind === 'OperationDefinition';
      if (!isOperation && definition.kind !== 'FragmentDefinition') return [];
      const kind = isOperation ? 'operation' : 'fragment';
      const by = definition.name?.value ?? (isOperation ? `unnamed ${definition.operation}` : '');
      return [{ kind, by, file, line: reader.line(definition), asks: reader.ask(definition) }];
    });
  } catch (error) {
    if (error instanceof GraphQLError || error instanceof RangeError) return [];
    throw error;
  }
}

type Located = { readonly loc?: { readonly startToken: { readonly line: number } } | undefined };

/** Converts parsed definitions to plain data, with the lines of the file. */
class Reader {
  readonly #first: number;

  constructor(first: number) {
    this.#first = first;
  }

  line({ loc }: Located): number {
    return (loc?.startToken.line ?? 1) + this.#first - 1;
  }

  ask(definition: ExecutableDefinitionNode): GraphqlConsumer['asks'] {
    const isOperation = definition.kind === 'OperationDefinition';
    return {
      on: isOperation ? definition.operation : definition.typeCondition.name.value,
      variables: (definition.variableDefinitions ?? []).map((one): GraphqlVariable => {
        const { variable, type, defaultValue } = one;
        return {
          name: variable.name.value,
          line: this.line(one),
          type: namedType(type),
          given: type.kind === 'NonNullType' || (defaultValue !== undefined && defaultValue.kind !== 'NullValue'),
          default: defaultValue === undefined ? { none: true } : this.#value(defaultValue),
        };
      }),
      directives: this.#directives(definition.directives),
      selections: this.#selections(definition.selectionSet.selections),
    };
  }

  #selections(nodes: readonly SelectionNode[]): readonly GraphqlSelection[] {
    return nodes.flatMap((node): GraphqlSelection[] => {
      // The fragment is read where it is defined.
      if (node.kind === 'FragmentSpread') return [];
      const field = node.kind === 'Field';
      return [
        {
          line: this.line(node),
          field: field ? node.name.value : null,
          on: field ? null : (node.typeCondition?.name.value ?? null),
          arguments: field ? this.#arguments(node.arguments) : [],
          directives: this.#directives(node.directives),
          selections: this.#selections(node.selectionSet?.selections ?? []),
        },
      ];
    });
  }

  #directives(nodes: readonly DirectiveNode[] | undefined): readonly GraphqlDirective[] {
    return (nodes ?? []).map((node) => {
      return { name: node.name.value, line: this.line(node), arguments: this.#arguments(node.arguments) };
    });
  }

  #arguments(nodes: readonly (ArgumentNode | ObjectFieldNode)[] | undefined): readonly GraphqlArgument[] {
    return (nodes ?? []).map((node) => {
      return { name: node.name.value, line: this.line(node), value: this.#value(node.value) };
    });
  }

  #value(node: ValueNode): GraphqlValue {
    switch (node.kind) {
      case 'Variable':
        return { variable: node.name.value };
      case 'EnumValue':
        return { enum: node.value };
      case 'ObjectValue':
        return { fields: this.#arguments(node.fields) };
      case 'ListValue':
        return { items: node.values.map((one) => this.#value(one)) };
      default:
        return { none: node.kind === 'NullValue' };
    }
  }
}

/** The name in a type. Not recursive: a list may be in a list ten thousand times. */
function namedType(type: TypeNode): string {
  let node = type;
  while (node.kind !== 'NamedType') node = node.type;
  return node.name.value;
}
