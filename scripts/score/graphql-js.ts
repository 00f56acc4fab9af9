import type { RuleNames } from './compare.ts';
import { directiveNarrowed, givenDefault, givenType } from './graphql-rules.ts';

/** Our rules for the breaking and dangerous changes of graphql-js. */
export const graphqlJs: RuleNames = {
  ARG_CHANGED_KIND: givenType,
  ARG_DEFAULT_VALUE_CHANGE: givenDefault,
  ARG_REMOVED: ['contract/argument-removed'],
  DIRECTIVE_ARG_REMOVED: ['contract/argument-removed', 'contract/unasked-part-changed'],
  DIRECTIVE_LOCATION_REMOVED: directiveNarrowed,
  DIRECTIVE_REMOVED: ['contract/directive-removed', 'contract/unasked-part-changed'],
  DIRECTIVE_REPEATABLE_REMOVED: directiveNarrowed,
  FIELD_CHANGED_KIND: [
    'contract/response-type-changed',
    'contract/response-became-nullable',
    'contract/request-type-changed',
    'contract/request-became-not-nullable',
    'contract/argument-became-required',
    'contract/request-field-became-required',
  ],
  FIELD_REMOVED: ['contract/selectable-field-removed', 'contract/operation-removed', 'contract/input-field-removed'],
  IMPLEMENTED_INTERFACE_ADDED: ['contract/possible-type-added', 'contract/possible-type-unreturned'],
  IMPLEMENTED_INTERFACE_REMOVED: ['contract/interface-left', 'contract/interface-hierarchy-changed'],
  REQUIRED_ARG_ADDED: ['contract/required-argument-added'],
  REQUIRED_DIRECTIVE_ARG_ADDED: ['contract/required-argument-added', 'contract/unasked-part-changed'],
  REQUIRED_INPUT_FIELD_ADDED: ['contract/required-request-field-added'],
  TYPE_ADDED_TO_UNION: ['contract/possible-type-added'],
  TYPE_CHANGED_KIND: ['contract/type-kind-changed'],
  TYPE_REMOVED: ['contract/schema-type-removed', 'contract/unreached-type-removed', 'contract/response-type-changed'],
  TYPE_REMOVED_FROM_UNION: ['contract/possible-type-removed'],
  VALUE_ADDED_TO_ENUM: ['contract/response-enum-value-added', 'contract/request-enum-value-added'],
  VALUE_REMOVED_FROM_ENUM: ['contract/response-enum-value-removed', 'contract/request-enum-value-removed'],
};
