import type { Field, Options, ProtoFile } from './data.ts';

/** What holds for a part of a file, by its syntax or its edition and by what its holders set (protobuf.dev/editions/features). */
export interface Features {
  readonly field_presence: string;
  readonly enum_type: string;
  readonly utf8_validation: string;
  readonly json_format: string;
  readonly message_encoding: string;
  /** Which class C++ reads a text with. */
  readonly string_type: string;
}

const proto2: Features = {
  field_presence: 'EXPLICIT',
  enum_type: 'CLOSED',
  utf8_validation: 'NONE',
  json_format: 'LEGACY_BEST_EFFORT',
  message_encoding: 'LENGTH_PREFIXED',
  string_type: 'STRING',
};

const proto3: Features = {
  ...proto2,
  field_presence: 'IMPLICIT',
  enum_type: 'OPEN',
  utf8_validation: 'VERIFY',
  json_format: 'ALLOW',
};

/** The features that hold in a file. */
export function featuresOf({ syntax, edition, options }: ProtoFile): Features {
  const start = syntax === 'proto2' ? proto2 : proto3;
  if (syntax !== 'editions') return withFeatures(start, options);
  const string_type = edition === '2023' ? 'STRING' : 'VIEW';
  return withFeatures({ ...start, field_presence: 'EXPLICIT', string_type }, options);
}

/** The features of a holder, as a part of it changes them. */
export function withFeatures(holder: Features, options: Options): Features {
  const changed = Object.entries(options).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'features' && typeof value === 'object' && value !== null) return Object.entries(value);
    if (name === 'features.(pb.cpp).string_type') return [['string_type', String(value)]];
    return name.startsWith('features.') ? [[name.slice('features.'.length), String(value)]] : [];
  });
  return changed.length === 0 ? holder : { ...holder, ...Object.fromEntries(changed) };
}

/** How often a field is there: `implicit` where a zero says the same as nothing. */
export function cardinalityOf({ label, oneof, extendee }: Field, features: Features, isMessage: boolean): string {
  if (label === 'repeated' || label === 'map' || label === 'required') return label;
  if (features.field_presence === 'LEGACY_REQUIRED') return 'required';
  const explicit = label === 'optional' || oneof !== undefined || extendee !== undefined || isMessage;
  return explicit || features.field_presence === 'EXPLICIT' ? 'optional' : 'implicit';
}
