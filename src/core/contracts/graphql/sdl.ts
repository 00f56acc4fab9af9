import { isNonNull } from './type-text.ts';

/** A text in SDL as it is kept: maps of names, so that every part has a place, and no descriptions, which bind nobody. */
export interface Sdl {
  readonly types: Readonly<Record<string, TypeText>>;
  readonly extensions: readonly (TypeText & { readonly name: string })[];
  readonly directives: Readonly<Record<string, DirectiveText>>;
  /** `schema` blocks and what extends them. */
  readonly schemas: readonly SchemaText[];
}

/** What a type can be. */
export type TypeKind = 'scalar' | 'object' | 'interface' | 'union' | 'enum' | 'input';

/** A definition or an extension of a type. */
export interface TypeText {
  readonly kind: TypeKind;
  readonly interfaces: Names;
  readonly fields: Readonly<Record<string, FieldText>>;
  readonly members: Names;
  readonly values: Readonly<Record<string, { readonly directives: Directives }>>;
  readonly directives: Directives;
}

/** Whether an argument or a field of an input has to be given. */
export function isRequired({ type, default: value }: FieldText): boolean {
  return isNonNull(type) && value === null;
}

/** A field of a type, or an argument: that has no arguments, and may have a default. */
export interface FieldText {
  /** As it is written, without spaces: `[Order!]!`. */
  readonly type: string;
  readonly arguments: Readonly<Record<string, FieldText>>;
  /** In one notation, whatever the order of keys; null where there is none. */
  readonly default: string | null;
  readonly directives: Directives;
}

/** The definition of a directive. */
export interface DirectiveText {
  readonly arguments: Readonly<Record<string, FieldText>>;
  readonly repeatable: boolean;
  readonly locations: readonly string[];
}

/** Which types the operations start from, as far as a `schema` block says. */
export interface SchemaText {
  readonly roots: Readonly<Record<string, string>>;
  readonly directives: Directives;
}

/** Directives as they are used, in one notation: `@tag(name: "partner")`. */
export type Directives = readonly string[];

type Names = Readonly<Record<string, true>>;
