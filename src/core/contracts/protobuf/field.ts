import { below, type Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { note, replacement, type Typed, typedReplacement } from '../comparison/laws.ts';
import { fields as known, type Remains } from '../comparison/remains.ts';
import { type Node, own, pathOf } from '../document-store.ts';
import type { Field, Message, Options } from './data.ts';
import {
  cardinalityOf,
  type ChosenAt,
  type Features,
  featureAt,
  featuresIn,
  saysItself,
  withChosen,
  withFeatures,
} from './features.ts';
import type { Reading } from './reading.ts';
import { type FieldType, jsonType, kindIn, sourceType, wireType } from './type-law.ts';

/** A field of a message, or an extension of one. It is known by its number. */
export function fieldOf(name: string, node: Node, holder: Reading, message?: Message): Element {
  const field = node.raw as Field;
  const features = withFeatures(holder.features, field.options);
  const type = typeOf(field, features, holder);
  const cardinality = cardinalityOf(field, features, type.kind);
  const required = cardinality === 'required';
  return {
    kind: 'property',
    role: 'part',
    key: name,
    number: field.number,
    name: name.slice(name.lastIndexOf('.') + 1),
    flow: 'output',
    at: node.spot,
    given: {
      required,
      demanded: isDemanded(field),
      deprecated: field.options['deprecated'] === true,
      leadsTo: type.name,
    },
    remains: optionsLeft(node, known(readOptions)),
    heardBy: ({ nameReserved, numberReserved }) => [
      'source',
      ...(nameReserved === true ? [] : (['json'] as const)),
      ...(numberReserved === true && !required ? [] : (['wire'] as const)),
    ],
    aspects: () => aspectsOf(name, node, { field, features, type, cardinality, message, holder }),
    parts: () => [],
  };
}

/** What a field is called, in code and in JSON. */
interface Called {
  readonly name: string;
  readonly json: string;
  /** All fields of its message. */
  readonly among: Message['fields'];
}

interface Read {
  readonly field: Field;
  readonly features: Features;
  readonly type: FieldType;
  readonly cardinality: string;
  readonly message: Message | undefined;
  readonly holder: Reading;
}

/** A field of another name goes by another name in JSON too, unless that is written out; under one name it is said by itself. */
const jsonNameLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Called, Called];
  return a.name === b.name ? null : replacement(a.json, b.json);
};

/** A field that gets the number of another one, or leaves its own to one, is taken for that. */
const takenNameLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Called, Called];
  const isTaken = Object.hasOwn(a.among, b.name) || Object.hasOwn(b.among, a.name);
  return a.name !== b.name && isTaken ? 'replaced' : null;
};

const readOptions =
  'deprecated json_name jstype ctype default lazy unverified_lazy weak debug_redact retention targets (google.api.field_behavior)';

function aspectsOf(name: string, node: Node, read: Read): AspectValue[] {
  const { field, features, type, cardinality, message, holder } = read;
  const at = node.spot;
  const { options } = field;
  const optionAt = (option: string): Spot => spotOfOption(node, option) ?? at;
  const plain = { stated: true, at };
  const chosenAt = withChosen(holder.chosenAt, node);
  const isMessage = type.kind === 'message' || type.kind === 'group';
  const ofPresence =
    isMessage || saysItself(field) ? plain : { stated: true, ...featureAt(node, chosenAt.field_presence) };
  const json = String(options['json_name'] ?? camelCase(name));
  const called: Called = { name, json, among: message?.fields ?? {} };
  const typeName = field.key === undefined ? type.name : `map<${field.key}, ${type.name}>`;
  const shownType = type.kind === 'group' ? `${typeName} (delimited)` : typeName;
  return [
    { aspect: 'number', value: field.number, law: replacement, ...plain },
    {
      aspect: 'name',
      value: called,
      shown: name,
      law: (was, now) => replacement((was as Called).name, (now as Called).name),
      audience: 'source',
      others: [
        { audience: 'json', law: jsonNameLaw },
        { audience: 'wire', law: takenNameLaw },
      ],
      ...plain,
    },
    {
      aspect: 'jsonName',
      value: called,
      shown: called.json,
      // Under another name it goes by another name in JSON too: that is said of the name.
      law: (was, now) => {
        const [a, b] = [was, now] as [Called, Called];
        return a.name === b.name && a.json !== b.json ? 'replaced' : null;
      },
      audience: 'json',
      stated: true,
      at: optionAt('json_name'),
    },
    {
      aspect: 'type',
      value: type,
      shown: shownType,
      law: sourceType,
      audience: 'source',
      others: [
        { audience: 'json', law: jsonType },
        { audience: 'wire', law: wireType },
      ],
      ...plain,
    },
    {
      aspect: 'cardinality',
      value: cardinality,
      law: singleLaw,
      audience: 'source',
      others: [
        { audience: 'json', law: manyLaw(['repeated'], ['map']) },
        { audience: 'wire', law: manyLaw(['repeated', 'map']) },
      ],
      ...ofPresence,
    },
    {
      aspect: 'required',
      value: cardinality === 'required',
      shown: cardinality,
      law: replacement,
      audience: 'wire',
      ...ofPresence,
    },
    oneofAspect(field, message, at),
    demand(node, field),
    defaultOf(node, read, typeName),
    {
      aspect: 'jstype',
      value: options['jstype'] ?? 'JS_NORMAL',
      law: replacement,
      audience: 'source',
      stated: true,
      at: optionAt('jstype'),
    },
    {
      aspect: 'stringType',
      value: type.name === 'string' ? (options['ctype'] ?? features.string_type) : null,
      law: ofTexts,
      audience: 'source',
      stated: true,
      ...(options['ctype'] === undefined ? featureAt(node, chosenAt.string_type) : { at: optionAt('ctype') }),
    },
    {
      aspect: 'utf8Validation',
      value: type.name === 'string' ? features.utf8_validation : null,
      law: ofTexts,
      audience: 'source',
      stated: true,
      ...featureAt(node, chosenAt.utf8_validation),
    },
    javaUtf8Validation(node, read, chosenAt),
    {
      aspect: 'deprecated',
      value: options['deprecated'] === true,
      law: note,
      stated: options['deprecated'] === true,
      at: optionAt('deprecated'),
    },
  ];
}

/** What holds for texts alone. Where it is none, or becomes one, that is said of the type. */
const ofTexts: AspectLaw = (was, now) => (was === null || now === null ? null : replacement(was, now));

/** Whether Java checks a text. */
interface CheckedInJava {
  readonly verified: boolean;
  /** Whether everybody does, or nobody. */
  readonly everywhere: string;
  /** The file, where nothing but its own option says so. */
  readonly byFile: string | null;
}

/** Where everybody checks or stops checking, that says it, and where the option of its file changed, that is said of the file. */
const javaLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as (CheckedInJava | null)[];
  if (!a || !b || a.verified === b.verified || a.everywhere !== b.everywhere) return null;
  return a.byFile !== null && a.byFile === b.byFile ? null : 'replaced';
};

function javaUtf8Validation(node: Node, { features, type, holder }: Read, { java_utf8_validation: by }: ChosenAt) {
  const { utf8_validation: everywhere, java_utf8_validation: inJava } = features;
  const verified = inJava === 'VERIFY' || everywhere === 'VERIFY';
  const isOfFile = pathOf(by).at(-1) === 'java_string_check_utf8' || by.key === 'syntax';
  const value: CheckedInJava = { verified, everywhere, byFile: isOfFile ? holder.file : null };
  return {
    aspect: 'javaUtf8Validation',
    value: type.name === 'string' ? value : null,
    shown: verified ? 'VERIFY' : 'NONE',
    law: javaLaw,
    audience: 'source',
    stated: true,
    ...featureAt(node, by),
  } satisfies AspectValue;
}

/** That it is required is said by itself; how often it is there is not known where its type is not. */
const singleLaw: AspectLaw = (was, now) => {
  const isUnsaid = [was, now].includes('unsaid') && [was, now].every((one) => one !== 'repeated' && one !== 'map');
  return isUnsaid || was === 'required' || now === 'required' ? null : replacement(was, now);
};

/** One value and many of them are written in different ways; whether a single one can be missing is not on the wire. */
function manyLaw(...kinds: readonly (readonly unknown[])[]): AspectLaw {
  const kindOf = (one: unknown) => kinds.findIndex((kind) => kind.includes(one));
  return (was, now) => (kindOf(was) === kindOf(now) ? null : 'replaced');
}

/** Which fields exclude each other, by number: what an old reader does with two of them. */
function oneofAspect({ oneof, number }: Field, message: Message | undefined, at: Spot): AspectValue {
  const value: Choice = { name: oneof ?? null, number, message };
  return {
    aspect: 'oneof',
    value,
    shown: value.name,
    law: (was, now) => replacement((was as Choice).name, (now as Choice).name),
    audience: 'source',
    others: [
      { audience: 'json', law: excludesOthers },
      { audience: 'wire', law: excludesOthers },
    ],
    stated: true,
    at,
  };
}

/** A field, and the oneof it is in. */
interface Choice {
  readonly name: string | null;
  readonly number: number;
  readonly message: Message | undefined;
}

/** Whether a field excludes others than it did, of those that both versions have. */
const excludesOthers: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Choice, Choice];
  // Who joins a oneof or leaves it says so itself.
  if (a.name === b.name) return null;
  const within = (one: Choice, other: Choice) => {
    const [others, known] = [new Set(excludedBy(other)), new Set(numbersIn(other))];
    return excludedBy(one).every((number) => others.has(number) || !known.has(number));
  };
  return within(b, a) && within(a, b) ? null : 'replaced';
};

/** The field itself, and those that it excludes. */
function excludedBy({ name, number, message }: Choice): readonly number[] {
  if (name === null) return [number];
  return Object.values(message?.fields ?? {}).flatMap((one) => (one.oneof === name ? [one.number] : []));
}

function numbersIn({ message }: Choice): readonly number[] {
  return Object.values(message?.fields ?? {}).map((one) => one.number);
}

const behavior = '(google.api.field_behavior)';

/** `(google.api.field_behavior) = REQUIRED`: the service refuses requests without it (AIP-203). */
function demand(node: Node, field: Field): AspectValue {
  const value = isDemanded(field);
  const at = spotOfOption(node, behavior) ?? node.spot;
  return {
    aspect: 'demanded',
    value,
    law: (was, now) => (was === false && now === true ? 'replaced' : note(was, now)),
    stated: value,
    at,
  };
}

function isDemanded({ options }: Field): boolean {
  const stated = options[behavior];
  return [stated].flat().includes('REQUIRED');
}

/** What a field is read as where nothing was sent. Of a closed enum that is its first value, wherever the enum is. */
function defaultOf(node: Node, { field, features, type }: Read, typeName: string): AspectValue {
  const stated = field.options['default'];
  const { kind, name, names } = type;
  const values = kind === 'enum' ? Object.entries(names.enumOf(name)?.values ?? {}) : [];
  const isFirst = features.enum_type === 'CLOSED';
  const zero = isFirst ? values[0] : values.find(([, { number }]) => number === 0);
  const written = stated ?? zero?.[0];
  const listed = values.find(([one]) => one === written)?.[1].number;
  const first = stated === undefined && isFirst && zero ? names.spotOfValue(name, zero[0]) : undefined;
  return {
    aspect: 'default',
    value: { of: `${kind} ${typeName}`, value: listed ?? stated ?? zeroOf(name) } satisfies Typed,
    shown: written ?? null,
    law: typedReplacement,
    stated: stated !== undefined,
    at: spotOfOption(node, 'default') ?? node.spot,
    ...(first && { chosenAt: first }),
  };
}

function zeroOf(name: string): unknown {
  if (name === 'string' || name === 'bytes') return '';
  return name === 'bool' ? false : /int|fixed|float|double/.test(name) ? 0 : null;
}

function typeOf(field: Field, { message_encoding: encoding }: Features, holder: Reading): FieldType {
  const { names, scope } = holder;
  const name = names.resolve(field.type, scope);
  const kind = kindIn(names, name);
  const delimited = kind === 'message' && (field.group === true || encoding === 'DELIMITED');
  return { name, kind: delimited ? 'group' : kind, key: field.key, names };
}

/** The name of a field in JSON where nothing else is said: `order_id` is `orderId`. */
function camelCase(name: string): string {
  return name.replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The options of a node that its reader does not name; those of features are read wherever they stand. */
export function optionsLeft(node: Node, fields: Remains['fields']): readonly Remains[] {
  const options = own(node, 'options');
  if (options === undefined) return [];
  const names = Object.keys(options.raw as object);
  const hints = names.filter((name) => !name.startsWith('(') || !/validat|rules/i.test(name));
  const read = featuresIn(options.raw as Options).map(({ option }) => option);
  return [
    {
      node: options,
      fields: { read: new Set([...fields.read, ...read]), hints: new Set([...fields.hints, ...hints]) },
    },
  ];
}

/** Where an option is written, if it is. */
export function spotOfOption(node: Node, name: string): Spot | undefined {
  const options = own(node, 'options');
  return options && own(options, name) ? below(options.spot, name) : undefined;
}
