/** Our rules for a changed default of an argument or of an input field. */
export const givenDefault = [
  'contract/request-field-default-changed',
  'contract/argument-became-required',
  'contract/request-field-became-required',
  'contract/input-widened',
  'contract/unasked-part-changed',
];

/** Our rules for a changed type of an argument or of an input field. */
export const givenType = [
  'contract/request-type-changed',
  'contract/request-became-not-nullable',
  'contract/argument-became-required',
  'contract/request-field-became-required',
  'contract/input-widened',
  'contract/unasked-part-changed',
];

/** Our rules for a directive that is allowed at fewer locations, or is no longer repeatable. */
export const directiveNarrowed = [
  'contract/directive-narrowed',
  'contract/unasked-part-changed',
  'contract/annotation-changed',
];
