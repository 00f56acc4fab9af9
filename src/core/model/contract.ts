import type { Aspect } from './aspect.ts';
import { builtFormats } from './built-formats.ts';
import type { Use } from './consumer.ts';
import type { ContractOutline } from './contract-outline.ts';
import type { Audience } from './finding.ts';
import type { Place } from './place.ts';

/** The formats that are recognised, as people write them. */
const recognised = {
  openapi: 'OpenAPI',
  asyncapi: 'AsyncAPI',
  graphql: 'GraphQL',
  protobuf: 'Protobuf',
  'json-schema': 'JSON Schema',
  avro: 'Avro',
  smithy: 'Smithy',
  thrift: 'Thrift',
  'grpc-service-config': 'gRPC service config',
  typespec: 'TypeSpec',
  raml: 'RAML',
} as const;

/** A contract format, by its name: recognised, or built in a folder of its own. */
export type Format = keyof typeof recognised | keyof typeof builtFormats;

/** The formats the command line takes; those without a reader yet answer `unread`. */
export const formats: readonly Format[] = keysOf({ ...recognised, ...builtFormats });

/** The formats as people write them. */
export const formatNames = { ...namedAlike(builtFormats), ...recognised } as Readonly<Record<Format, string>>;

function namedAlike(record: object): Record<string, string> {
  return Object.fromEntries(Object.keys(record).map((name) => [name, name]));
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}

/** Whether a file is called as JSON and YAML documents are. */
export function isStructured(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path);
}

/** The compatibility modes of protobuf, then those of avro and json-schema. */
const registryModes = [
  'FILE',
  'PACKAGE',
  'WIRE_JSON',
  'WIRE',
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
  'NONE',
];

/** The compatibility modes of all formats. */
export const modes: readonly string[] = [...new Set([...registryModes, ...Object.values(builtFormats).flat()])];

/**
 * Which way data flows, seen from the service that owns the contract: clients send what is input and receive what is
 * output. `neither`: declared, but never sent that way (a readOnly field in a request), or asked of nobody (how a client
 * fails when it is called).
 */
export type Direction = 'input' | 'output' | 'neither';

/**
 * What a change does to the set of values that are allowed: fewer, more, or others. `noted` changes no value
 * (a deprecation, an operationId).
 */
export type Effect = 'narrowed' | 'widened' | 'replaced' | 'noted';

/** How two versions of a contract are compared: which way data has to keep flowing, and who would take notice. */
export interface Mode {
  readonly flows: readonly ('input' | 'output')[];
  readonly audiences: readonly Audience[];
}

/** How a format writes what rules advise, as it stands in a sentence: `mark it {deprecate}`. */
export type Words = Readonly<Record<'deprecate' | 'sunset' | 'open', string>>;

/** What a difference does to those who meet it one way. */
export interface Reading {
  readonly direction: Direction;
  readonly effect: Effect;
  /** Whom it does it to; left out where the rule that judges it says. */
  readonly audience?: Audience;
}

/** The things a contract is made of, in every format's words at once. */
export type ElementKind =
  | 'contract'
  | 'server'
  | 'operation'
  | 'security'
  | 'parameter'
  | 'body'
  | 'media-type'
  | 'response'
  | 'header'
  | 'schema'
  | 'property'
  | 'variant'
  | 'enum-value'
  | 'constraint'
  | 'service'
  | 'resource'
  /** A type by itself: clients name it, or code is generated from it. */
  | 'type'
  /** What a value of an abstract type may turn out to be. */
  | 'possible-type'
  | 'argument'
  | 'directive'
  // what is generated code's: protobuf
  | 'file'
  /** How code is generated from a file. */
  | 'option'
  | 'message'
  | 'enum'
  /** How a broker or a protocol is set up. */
  | 'setting'
  /** A field that others add to a message. */
  | 'extension'
  /** A named value that is built into generated code. */
  | 'constant'
  | 'rpc';

/**
 * One way in which two versions of a contract differ: a fact, not yet a judgement. `aspect` is `presence` where the
 * element itself was added or removed.
 */
export interface Difference extends Reading {
  readonly format: Format;
  readonly kind: ElementKind;
  readonly aspect: Aspect;
  /** The same change as others meet it, the other way or as another audience. The strongest is judged. */
  readonly also?: readonly Reading[];
  /** What it is about, stable under line moves: the half of a finding's fingerprint that is not the rule. */
  readonly subject: string;
  /** The element's own short name: `total`, `GET /orders`. */
  readonly name: string;
  /** Where it is, for people: `Order in the 200 response of GET /orders`. */
  readonly where: string;
  /** Values in JSON; null where the side has none. */
  readonly was: unknown;
  readonly now: unknown;
  /**
   * What else a rule may ask, of the side the element stands on (the before side for a change):
   * - `site`: `parameter`, `header` or `body`, for parameters and everything inside a value
   * - `in`: `path`, `query`, `header`, `cookie`, for a parameter; `success`: boolean, for a response
   * - `required`, `hasDefault`, `readOnly`, `writeOnly`: booleans, for parameters, properties, bodies and headers
   * - `label`: true, for a member of Smithy that fills a variable of an address
   * - `deprecated`: boolean; `sunset`: `none`, `invalid`, `ahead` or `passed` on the day of the review; `stability`:
   *   `draft`, `alpha`, `beta`, `stable`, `none` or `invalid`; for operations, parameters, properties
   *   and headers
   * - `wasReserved`: true, for a field or a listed value that takes a number or a name that its holder reserved; `takes`: which
   * - `standsIn`: for a removed operation or a file, the contract that promises it now; `copyOf`: the contract that stands, of
   *   which the removed contract was a copy
   * - `webhook`, `callback`: true, for an operation the service calls on its clients; `operationId`, where it has one
   * - `action`: `send`, `receive` or `describe`, for an operation over a broker: what the application does there, if it says so
   * - `sunsetDays`: days from the day of the review to the sunset the after side declares, where it declares one
   * - `unwritten`: true, for what holds because nothing is written: it is said where something is, on the other side
   * - `part`: `flow` or `scope`, for what an OAuth scheme offers, beside the ways to authenticate themselves; `grant`: of which flow
   * - `combined`: true, for a way to authenticate that is asked for together with others now; `with`: all of them;
   *   `undeclared`: true, for one that names a scheme which the contract describes nowhere
   * - `format`: `unknown`, for a value whose format nobody defines; `undefinedType`: true, for one whose type JSON Schema
   *   does not have on one of the sides; `named`: true, for an object whose fields have names
   * - `tag`: true, for an alternative that holds nothing of its own but the literal which tells it; `sparser`: true, for one that
   *   another takes all of, and that has not all of its fields
   * - `extensible`: boolean, for an enum value: the list says it is open
   * - `implied`: boolean, for the value of a discriminator: it is the name of its schema, or another schema takes its place
   *   where it is not known, so that nobody wrote down that it goes
   * - `regrouped`: true, for a condition that came where another one changed
   * - `constraint`: which keyword a `constraint` element is: `items`, `prefixItems`, `patternProperties`, `contains`,
   *   `propertyNames`, `then`, `else`, `dependentSchemas`, `contentSchema`, `additionalProperties`
   * - `abstract`: `union` or `interface`, for what may be returned for it; `member`: `object`, or `interface` for one that
   *   implements another; `returned`: boolean, whether a value may turn out to be it
   * - `keyword`: the field that no reader names, for the aspect `unread`; `hint`: boolean, whether it is no part of any
   *   message; for a setting, whether only those who run the broker notice
   * - `about`: what a setting of gRPC decides: `time`, `size`, `retries`, `repeats`, `other`
   * - `caughtUp`: the contract that said before the change what this copy of it came to say; `repeats`: the contract of the
   *   change from which this one is put together
   * - `library`: true, for the root of a schema that only holds definitions now; `became`: which of them says what it said
   * - `unreleased`: true, for what breaks and no release has shipped, where the configuration says that this counts
   * - `declared`: true, for what a shape says by itself and not where it is used; `listed`: true, where the order of its
   *   values is meant
   * - `generated`: `type`, `value` or `private`, for what code is generated from; `reached`: boolean, whether a service or an
   *   operation leads to it; `unasked`: true, for what no operation leads to, or a part of it: of a type of
   *   GraphQL, a message of AsyncAPI, an operation or a shape of Smithy, and an extension of the options of protobuf
   * - `undirected`: true, for what is inside of a schema of which nobody knows which way it goes, so that it is told both ways
   * - `failed`: true, for what only answers of OpenAPI that tell of a failure hold
   * - `moved`, `repackaged`: boolean, for a .proto file that is gone from its package: what it declared is elsewhere in it, or
   *   the file is in another one
   * - `alternative`: `exception` or `member`, for what came to be thrown by a function or held by a union of Thrift
   * - `leadsTo`: the types that an operation, a field, an argument or a type is made of, by name; of Smithy the resource of an operation
   * - `requests`: the HTTP requests that are answered with a method of protobuf, or with those of a service, one a line
   * - `unknown`: what is done with a part that is gone and still sent, said by what held it: `refused`, `held`, `ignored` or
   *   `unsaid`; `reserved`: true where nothing else may take its name or number; both of a removal
   */
  readonly given: Readonly<Record<string, string | number | boolean>>;
  /** The changed node on its side. A removal's `after` is the nearest surviving parent, and the mirror for additions. */
  readonly before: Place | null;
  readonly after: Place | null;
  /** Set where it shows only because a `$ref` points to another component now: then `before` and `after` are that `$ref`. */
  readonly reference?: EditedReference;
  /** The operations through which clients meet it, at most `mostUsers`, in document order. */
  readonly usedBy: readonly string[];
  /** Who in the repository is known to use it; left out where nobody is. That is no proof: clients live elsewhere. */
  readonly consumers?: readonly Use[];
}

/** The most operations that are named as those through which clients meet a change. */
export const mostUsers = 30;

/** A `$ref` that points to another component than before. */
export interface EditedReference {
  /** The names of the components. */
  readonly was: string;
  readonly now: string;
  /** What refers to it, stable under line moves, and for people. */
  readonly subject: string;
  readonly where: string;
  /** Where else the same was edited alike. */
  readonly also: readonly Place[];
}

/** A file, or a part of one, that a reader could not understand. */
export interface Unread {
  readonly file: string;
  readonly line?: number;
  readonly because: string;
  readonly fix: string;
  /**
   * Why nothing that was found before can be hidden in it: it configures us and nothing else, or no reader is built for
   * its format, and none ever found anything there.
   */
  readonly kind?: 'configuration' | 'format';
  /** The format that no reader is built for. */
  readonly format?: Format;
}

/** One contract in both trees, and every way in which it differs. */
export interface ContractFacts {
  readonly format: Format;
  /** How it was compared; left out where its format has one way. */
  readonly mode?: Mode;
  readonly words: Words;
  /** The root document in the after tree, or in the before tree where it was removed. */
  readonly path: string;
  /** Set where it stands among examples or tests: what is promised is promised elsewhere. */
  readonly forTests?: true;
  readonly status: 'added' | 'removed' | 'changed';
  /** The highest folder that it went from and that has no file of its kind any more. */
  readonly emptied?: string;
  /** What each side calls its own version (`info.version`), and where it says so. */
  readonly versions: {
    readonly before: DeclaredVersion | null;
    readonly after: DeclaredVersion | null;
  };
  /**
   * What clients write in a request to get a version (`/v1`, `api-version: 2026-01-01`), or the names under which they have
   * its types (a namespace, an `$id`). Without repeats.
   */
  readonly asked: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly outline: { readonly before: ContractOutline | null; readonly after: ContractOutline | null };
  /** The path of another contract of the change that says the same on one of the sides: of copies the first. */
  readonly sameAs?: string;
  readonly differences: readonly Difference[];
}

/** The version a contract declares of itself. */
export interface DeclaredVersion {
  readonly text: string;
  readonly at: Place;
}
