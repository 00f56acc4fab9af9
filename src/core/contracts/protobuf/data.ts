/** What a .proto file declares, as plain data. Maps are keyed by the names that authors choose. */
export interface ProtoFile {
  readonly syntax: 'proto2' | 'proto3' | 'editions';
  /** `2023`; an empty text where the file has a syntax. */
  readonly edition: string;
  readonly package: string;
  readonly imports: Record<string, 'plain' | 'public' | 'weak'>;
  readonly options: Options;
  readonly messages: Record<string, Message>;
  readonly enums: Record<string, Enum>;
  readonly services: Record<string, Service>;
  /** By extended message and name: `Order.note`. */
  readonly extensions: Record<string, Field>;
}

/** By name as it is written, without spaces: `deprecated`, `(google.api.http)`, `features.field_presence`. */
export type Options = Record<string, unknown>;

/** A message, or a group. */
export interface Message {
  readonly fields: Record<string, Field>;
  readonly oneofs: Record<string, { readonly options: Options }>;
  readonly messages: Record<string, Message>;
  readonly enums: Record<string, Enum>;
  readonly extensions: Record<string, Field>;
  readonly extensionRanges: Range[];
  readonly reserved: Reserved;
  readonly options: Options;
  /** Whether other files may name it, where that is written. */
  readonly visibility?: 'export' | 'local';
}

/** A message that declares nothing yet. */
export function emptyMessage(): Message {
  const reserved = { ranges: [], names: [] };
  return {
    fields: {},
    oneofs: {},
    messages: {},
    enums: {},
    extensions: {},
    extensionRanges: [],
    reserved,
    options: {},
  };
}

/** A field of a message, or one that extends it. */
export interface Field {
  readonly number: number;
  /** As it is written; of a map, the type of its values. */
  readonly type: string;
  readonly label: 'optional' | 'required' | 'repeated' | 'map' | '';
  /** The type of a map's keys. */
  readonly key?: string;
  readonly oneof?: string;
  /** Set on a `group`, whose type is the message of its name. */
  readonly group?: true;
  /** What an `extend` block extends, as it is written. */
  readonly extendee?: string;
  readonly options: Options;
}

/** An enum. */
export interface Enum {
  readonly values: Record<string, { readonly number: number; readonly options: Options }>;
  readonly reserved: Reserved;
  readonly options: Options;
  readonly visibility?: 'export' | 'local';
}

/** A service. */
export interface Service {
  readonly methods: Record<string, Method>;
  readonly options: Options;
}

/** A method of a service. */
export interface Method {
  readonly input: string;
  readonly output: string;
  readonly clientStreaming: boolean;
  readonly serverStreaming: boolean;
  readonly options: Options;
}

/** Numbers from the first to the last, both included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What nothing else may be called or numbered. */
export interface Reserved {
  readonly ranges: Range[];
  readonly names: string[];
}

/** The largest number of a field: 2^29 - 1. */
export const largestField = 536_870_911;

/** The largest number of an enum value. */
export const largestValue = 2_147_483_647;
