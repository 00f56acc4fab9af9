import type { RuleNames } from './compare.ts';

const types = [
  'contract/written-value-not-read',
  'contract/request-type-changed',
  'contract/request-variant-removed',
  'contract/request-became-not-nullable',
];

/** Our rules for the incompatibilities of schema resolution, with the new schema as the reader's. */
export const avroPy: RuleNames = {
  reader_field_missing_default_value: ['contract/reader-field-without-default'],
  type_mismatch: types,
  missing_union_branch: types,
  fixed_size_mismatch: ['contract/written-value-not-read'],
  missing_enum_symbols: ['contract/symbol-not-read'],
  name_mismatch: ['contract/written-name-not-read'],
};
