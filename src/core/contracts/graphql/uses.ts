import type {
  Consumer,
  GraphqlArgument,
  GraphqlAsk,
  GraphqlConsumer,
  GraphqlDirective,
  GraphqlSelection,
  GraphqlValue,
} from '../../model/consumer.ts';
import type { Used } from '../consumed.ts';
import { isEntity } from './is-entity.ts';
import type { Schema } from './schema.ts';
import type { DirectiveText, FieldText, TypeText } from './sdl.ts';
import { namedType } from './type-text.ts';

/** How much of all operations is followed at most. */
const mostSteps = 2_000_000;

/**
 * What operations and fragments use of a schema. One that asks for a field that neither version has is of another schema;
 * where the schema is a part of a federation, that field is another part's.
 */
export function usesOf(before: Schema, after: Schema | null, consumers: readonly Consumer[]): readonly Used[] {
  const isPart = [...before.types.values()].some(({ nodes }) => nodes.some(({ raw }) => isEntity(raw as TypeText)));
  const steps = { left: mostSteps };
  return consumers.flatMap((consumer) => {
    if (!('asks' in consumer)) return [];
    const definition = new Definition(consumer, { before, after, isPart, steps });
    // What asks for no field of it may be of any schema.
    return definition.follow() && definition.fields > 0 ? definition.found : [];
  });
}

interface Versions {
  readonly before: Schema;
  readonly after: Schema | null;
  readonly isPart: boolean;
  readonly steps: { left: number };
}

class Definition {
  readonly found: Used[] = [];
  /** How many fields of this schema it asks for. */
  fields = 0;
  readonly #consumer: GraphqlConsumer;
  readonly #versions: Versions;

  constructor(consumer: GraphqlConsumer, versions: Versions) {
    this.#consumer = consumer;
    this.#versions = versions;
  }

  /** Whether it is of this schema, with all that it uses of it put into `found`. */
  follow(): boolean {
    const { asks, kind, line } = this.#consumer;
    const type = kind === 'fragment' ? asks.on : this.#rootOf(asks);
    if (type === undefined || !this.#isKnown(type)) return false;
    if (kind === 'fragment') this.#name(`type ${type}`, line);
    for (const variable of asks.variables) {
      this.#name(`type ${variable.type}`, variable.line);
      if (this.#kindOf(variable.type) === 'input') this.#use(variable.type, variable.line);
      this.#value(variable.type, variable.default, variable.line);
    }
    this.#directives(asks.directives);
    return this.#selections(asks.selections, type, line);
  }

  #rootOf({ on }: GraphqlAsk): string | undefined {
    return [...this.#versions.before.roots].find(([, usual]) => usual.toLowerCase() === on)?.[0];
  }

  #selections(selections: readonly GraphqlSelection[], type: string, line: number): boolean {
    if (--this.#versions.steps.left < 0) return false;
    this.#use(type, line);
    return selections.every((one) =>
      one.field === null ? this.#inline(one, type) : this.#field(one, one.field, type),
    );
  }

  #inline({ on, line, directives, selections }: GraphqlSelection, parent: string): boolean {
    this.#directives(directives);
    if (on === null) return this.#selections(selections, parent, line);
    if (!this.#isKnown(on)) return this.#versions.isPart;
    this.#name(`type ${on}`, line);
    this.#name(`${parent} > possible-type ${on}`, line);
    return this.#selections(selections, on, line);
  }

  #field(selection: GraphqlSelection, name: string, parent: string): boolean {
    const { line, selections, directives } = selection;
    // What every schema has, and what a client answers by itself.
    if (name.startsWith('__') || directives.some((one) => one.name === 'client')) return true;
    this.#directives(directives);
    const { before, after, isPart } = this.#versions;
    const field = fieldOf(before, parent, name);
    if (field === undefined) return isPart || (after !== null && fieldOf(after, parent, name) !== undefined);
    const type = namedType(field.type);
    if (this.#isForLater(selections, type, after && fieldOf(after, parent, name))) return true;
    this.fields++;
    const usual = before.roots.get(parent);
    const subject = usual === undefined ? `${parent} > ${name}` : `operation ${usual}.${name}`;
    this.#arguments(selection.arguments, field.arguments, subject, line);
    if (usual !== undefined) this.#use(`${subject} > ${name}`, line);
    if (selections.length > 0) return this.#selections(selections, type, line);
    if (this.#kindOf(type) === 'enum') this.#use(type, line);
    return true;
  }

  /** Whether what is selected of a field fits only the type that the field has after the change. */
  #isForLater(selections: readonly GraphqlSelection[], type: string, later: FieldText | null | undefined): boolean {
    const { before, after } = this.#versions;
    if (!after || !later || namedType(later.type) === type) return false;
    const fits = (schema: Schema, of: string) =>
      selections.every(
        ({ field }) => field === null || field.startsWith('__') || fieldOf(schema, of, field) !== undefined,
      );
    return !fits(before, type) && fits(after, namedType(later.type));
  }

  #directives(directives: readonly GraphqlDirective[]): void {
    const { before } = this.#versions;
    for (const { name, line, arguments: given } of directives) {
      const known = before.directives.find((one) => one.name === name);
      if (known) this.#arguments(given, (known.node.raw as DirectiveText).arguments, `directive ${name}`, line);
    }
  }

  #arguments(given: readonly GraphqlArgument[], known: FieldText['arguments'], subject: string, line: number): void {
    const isGiven = ({ value }: GraphqlArgument) => this.#isGiven(value);
    this.#use(
      subject,
      line,
      given.filter(isGiven).map(({ name }) => `argument ${name}`),
    );
    for (const { name, line: at, value } of given) {
      this.#use(`${subject} > argument ${name}`, at);
      const argument = known[name];
      if (argument !== undefined) this.#value(namedType(argument.type), value, at);
    }
  }

  /** The names that stand in a value of a type. */
  #value(type: string, value: GraphqlValue, line: number): void {
    if (--this.#versions.steps.left < 0) return;
    if ('enum' in value) this.#use(`${type} > ${value.enum}`, line);
    if ('items' in value) for (const item of value.items) this.#value(type, item, line);
    if (!('fields' in value)) return;
    this.#use(
      type,
      line,
      value.fields.filter((one) => this.#isGiven(one.value)).map(({ name }) => name),
    );
    for (const { name, line: at, value: inner } of value.fields) {
      this.#use(`${type} > ${name}`, at);
      const field = fieldOf(this.#versions.before, type, name);
      if (field !== undefined) this.#value(namedType(field.type), inner, at);
    }
  }

  /** Whether a value can be trusted to be there, and not null. */
  #isGiven(value: GraphqlValue): boolean {
    if ('none' in value) return !value.none;
    if (!('variable' in value)) return true;
    const { asks, kind } = this.#consumer;
    // What fills in the variables of a fragment is not known.
    return kind === 'fragment' || asks.variables.some(({ name, given }) => name === value.variable && given);
  }

  #isKnown(type: string): boolean {
    const { before, after } = this.#versions;
    return before.types.has(type) || after?.types.has(type) === true;
  }

  #kindOf(type: string): string | undefined {
    return this.#versions.before.types.get(type)?.kind;
  }

  /** A type by its name. Of a federation other parts may have it too, so that it goes from none of them for good. */
  #name(subject: string, line: number): void {
    if (!this.#versions.isPart) this.#use(subject, line);
  }

  #use(subject: string, line: number, gives: readonly string[] = []): void {
    const { kind, by, file } = this.#consumer;
    this.found.push({ subject, gives, use: { kind, by, file, line } });
  }
}

function fieldOf(schema: Schema, type: string, name: string): FieldText | undefined {
  for (const { raw } of schema.types.get(type)?.nodes ?? []) {
    const { fields } = raw as TypeText;
    if (Object.hasOwn(fields, name)) return fields[name];
  }
  return undefined;
}
