/** What is said of the default of what clients give: of an argument, of a field of an input. */
export const givenDefault = [
  'contract/request-field-default-changed',
  'contract/argument-became-required',
  'contract/request-field-became-required',
  'contract/input-widened',
  'contract/unasked-part-changed',
];

/** What is said of its type. */
export const givenType = [
  'contract/request-type-changed',
  'contract/request-became-not-nullable',
  'contract/argument-became-required',
  'contract/request-field-became-required',
  'contract/input-widened',
  'contract/unasked-part-changed',
];

/** What is said of a directive that may stand at fewer places, or no longer more than once. */
export const directiveNarrowed = [
  'contract/directive-narrowed',
  'contract/unasked-part-changed',
  'contract/annotation-changed',
];
