import type { RuleNames } from './compare.ts';

const types = [
  'contract/request-type-changed',
  'contract/request-variant-removed',
  'contract/request-became-not-nullable',
];

/** What the incompatibilities of schema resolution are called here, where the new schema reads. */
export const avroPy: RuleNames = {
  reader_field_missing_default_value: ['contract/required-request-field-added'],
  type_mismatch: types,
  missing_union_branch: types,
  fixed_size_mismatch: ['contract/request-type-changed'],
  missing_enum_symbols: ['contract/request-enum-value-removed'],
  name_mismatch: ['contract/value-replaced'],
};
