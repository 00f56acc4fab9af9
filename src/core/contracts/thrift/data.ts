/** What a .thrift file declares, as plain data. Maps are keyed by the names that authors choose. */
export interface ThriftFile {
  /** By the language they are for: `java`, `*`. */
  readonly namespaces: Record<string, string>;
  /** By path, as it is written. */
  readonly includes: Record<string, { readonly include: string }>;
  readonly structs: Record<string, Struct>;
  readonly enums: Record<string, Enum>;
  readonly typedefs: Record<string, { readonly type: Type; readonly annotations: Annotations }>;
  readonly constants: Record<string, Constant>;
  readonly services: Record<string, Service>;
}

/** By name; what is written without a value is `true`. */
export type Annotations = Record<string, string | true>;

/** A type as it is written: a name, or a container with what it is of. */
export interface Type {
  readonly name: string;
  readonly of: readonly Type[];
}

/** A struct, a union or an exception. */
export interface Struct {
  readonly form: 'struct' | 'union' | 'exception';
  readonly fields: Record<string, Field>;
  readonly annotations: Annotations;
}

/** A field, an argument of a function, or an exception that one throws. */
export interface Field {
  /** What is written; without it, as the compiler counts them: -1, -2 and so on. */
  readonly number: number;
  readonly type: Type;
  readonly required: 'required' | 'optional' | 'default';
  /** A value in its normal form; an empty text where there is none. */
  readonly default: string;
  readonly annotations: Annotations;
}

/** An enum. */
export interface Enum {
  readonly values: Record<string, { readonly number: number; readonly annotations: Annotations }>;
  readonly annotations: Annotations;
}

/** A constant, with its value in its normal form. */
export interface Constant {
  readonly type: Type;
  readonly value: string;
  readonly annotations: Annotations;
}

/** A service. */
export interface Service {
  /** The service whose functions it has too, as it is written; or an empty text. */
  readonly extends: string;
  readonly functions: Record<string, ServiceFunction>;
  readonly annotations: Annotations;
}

/** A function of a service. */
export interface ServiceFunction {
  readonly oneway: boolean;
  readonly returns: Type;
  readonly arguments: Record<string, Field>;
  readonly throws: Record<string, Field>;
  readonly annotations: Annotations;
}
