import { below, type Document, type Spot } from '../../texts/document.ts';
import { isMap, type Node, own, rootNode } from '../document-store.ts';
import type { Field, Options, ProtoFile } from './data.ts';
import { fileOf } from './names.ts';
import type { FieldType } from './type-law.ts';

/** What holds for a part of a file, by its syntax or its edition and by what its holders set (protobuf.dev/editions/features). */
export interface Features {
  readonly field_presence: string;
  readonly enum_type: string;
  readonly utf8_validation: string;
  readonly json_format: string;
  readonly message_encoding: string;
  /** Which class C++ reads a text with. */
  readonly string_type: string;
  /** Whether Java checks a text where nothing else does. */
  readonly java_utf8_validation: string;
  /** Whether other files may name what does not say so itself. */
  readonly default_symbol_visibility: string;
}

/** Where each of them is chosen: by an option of the part or of what holds it, else by the syntax or the edition. */
export type ChosenAt = Readonly<Record<keyof Features, Spot>>;

const proto2: Features = {
  field_presence: 'EXPLICIT',
  enum_type: 'CLOSED',
  utf8_validation: 'NONE',
  json_format: 'LEGACY_BEST_EFFORT',
  message_encoding: 'LENGTH_PREFIXED',
  string_type: 'STRING',
  java_utf8_validation: 'DEFAULT',
  default_symbol_visibility: 'EXPORT_ALL',
};

const proto3: Features = {
  ...proto2,
  field_presence: 'IMPLICIT',
  enum_type: 'OPEN',
  utf8_validation: 'VERIFY',
  json_format: 'ALLOW',
};

const javaOption = 'java_string_check_utf8';

/** The features that hold in a file. */
export function featuresOf({ syntax, edition, options }: ProtoFile): Features {
  const start = {
    ...(syntax === 'proto2' ? proto2 : proto3),
    ...(options[javaOption] === true && { java_utf8_validation: 'VERIFY' }),
  };
  if (syntax !== 'editions') return withFeatures(start, options);
  const since2024 = edition === '2023' ? {} : { string_type: 'VIEW', default_symbol_visibility: 'EXPORT_TOP_LEVEL' };
  return withFeatures({ ...start, field_presence: 'EXPLICIT', ...since2024 }, options);
}

/** Where the features of a file are chosen. */
export function chosenIn(document: Document): ChosenAt {
  const root = rootNode(document);
  const syntax = below(root.spot, 'syntax');
  const all = Object.fromEntries(Object.keys(proto2).map((name) => [name, syntax])) as ChosenAt;
  const java = Object.hasOwn(fileOf(document).options, javaOption) && below(root.spot, 'options', javaOption);
  return withChosen(java ? { ...all, java_utf8_validation: java } : all, root);
}

/** The features of a holder, as a part of it changes them. */
export function withFeatures(holder: Features, options: Options): Features {
  const chosen = featuresIn(options);
  return chosen.length === 0
    ? holder
    : { ...holder, ...Object.fromEntries(chosen.map(({ feature, value }) => [feature, value])) };
}

/** Where the features of a part are chosen, by where those of its holder are. */
export function withChosen(holder: ChosenAt, node: Node): ChosenAt {
  const options = own(node, 'options');
  const chosen = options === undefined ? [] : featuresIn(options.raw as Options);
  if (options === undefined || chosen.length === 0) return holder;
  return {
    ...holder,
    ...Object.fromEntries(chosen.map(({ feature, option }) => [feature, below(options.spot, option)])),
  };
}

/** Where a feature of a part is said: at its option where the part has one, and at that of its holder where the whole file changed. */
export function featureAt(node: Node, chosenAt: Spot): { readonly at: Spot; readonly chosenAt: Spot } {
  return { at: chosenAt.parent?.parent === node.spot ? chosenAt : node.spot, chosenAt };
}

/** What the options of a part choose of the features that are read, and in which option. */
export function featuresIn(options: Options): readonly { feature: string; value: string; option: string }[] {
  return Object.entries(options).flatMap(([option, value]) => {
    if (!/^features(?:\.|$)/.test(option)) return [];
    return leavesOf(option.slice('features.'.length), value).flatMap(([name, leaf]) => {
      const feature = ofLanguages[name] ?? name;
      return Object.hasOwn(proto2, feature) ? [{ feature, value: String(leaf), option }] : [];
    });
  });
}

const ofLanguages: Readonly<Record<string, string>> = {
  '(pb.cpp).string_type': 'string_type',
  '(pb.java).utf8_validation': 'java_utf8_validation',
};

/** `features.(pb.java) = { utf8_validation: VERIFY }`, and the same in braces alone, as it is written out. */
function leavesOf(name: string, value: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (!isMap(value)) return [[name, value]];
  return Object.entries(value).flatMap(([key, one]) => {
    const written = key.replace(/^\[(.*)\]$/, '($1)');
    return leavesOf(name === '' ? written : `${name}.${written}`, one);
  });
}

/**
 * How often a field is there: `implicit` where a zero says the same as nothing, and `unsaid` where that depends on a type
 * that nobody has read.
 */
export function cardinalityOf(field: Field, features: Features, kind: FieldType['kind']): string {
  const { label } = field;
  if (label === 'repeated' || label === 'map' || label === 'required') return label;
  if (features.field_presence === 'LEGACY_REQUIRED') return 'required';
  const isMessage = kind === 'message' || kind === 'group';
  if (saysItself(field) || isMessage || features.field_presence === 'EXPLICIT') return 'optional';
  return kind === 'unknown' ? 'unsaid' : 'implicit';
}

/** Whether a field says itself how often it is there, and no feature does. */
export function saysItself({ label, oneof, extendee }: Field): boolean {
  return label !== '' || oneof !== undefined || extendee !== undefined;
}
