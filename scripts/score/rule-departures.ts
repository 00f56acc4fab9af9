const otherType =
  'The limit stands beside a type that it says nothing of: it restricts no value, and the change is a remark here (JSON Schema Validation section 6).';

const notice =
  'The notice that is asked for is `deprecation.days` of the configuration, which a line of a batch does not carry.';

const sameFields =
  'Each of the members says what the others say: no value is accepted or refused because one of them came or went.';

const readOnly =
  'The field is readOnly and no client sends it: what is said is that nobody meets the pattern in a request.';

const negated =
  'It stands in a `not`, where a field is no field of the value: that other values are excluded now is said of the whole.';

const sameText = 'Both versions of the case read the same: the origin changes the schema in its code.';

/** Rules of the origin that are not found, on purpose, and why: by case id and rule. */
export const ruleDepartures: Readonly<Record<string, string>> = {
  'oasdiff/TestBreaking_DeprecationWithEarlySunset api-sunset-date-too-small': notice,
  'oasdiff/TestRequestPropertyDeprecation_WithEarlySunset request-property-sunset-date-too-small': notice,
  'oasdiff/TestResponsePropertyDeprecation_WithEarlySunset response-property-sunset-date-too-small': notice,
  'oasdiff/TestBreaking_ReqBodyBecameEnumAndTypeChanged request-body-type-changed':
    'One of the types is a word that JSON Schema does not have. That it is another now is dangerous, and proven of nobody.',
  'oasdiff/TestRequestPropertyPrefixItemsAdded request-property-prefix-items-added':
    'The first item was a text and is a number now: it is said as the type that changed.',
  'oasdiff/TestBreaking_WriteOnlyDeleteNonRequiredProperty request-property-removed':
    'The field is required now: it is in the value still, and may be of any type.',
  'oasdiff/TestBreaking_WriteOnlyDeleteNonRequiredProperty response-optional-property-removed':
    'The field is required now: it is in the value still, and may be of any type, which is said.',
  'oasdiff/TestBreaking_NewPathParam new-request-path-parameter':
    'The path had this place before, and it is only declared now: every request that was written is written the same.',
  'oasdiff/TestBreaking_AddPattern request-property-pattern-added': readOnly,
  'oasdiff/TestBreaking_ModifyPattern request-property-pattern-changed': readOnly,
  'oasdiff/TestBreaking_RequestPropertyAllOfRemoved request-body-all-of-removed': sameFields,
  'oasdiff/TestBreaking_RequestPropertyAllOfRemoved request-property-all-of-removed': sameFields,
  'oasdiff/TestRequestPropertyAllOfAdded request-body-all-of-added': sameFields,
  'oasdiff/TestRequestPropertyAllOfAdded request-property-all-of-added': sameFields,
  'oasdiff/TestComponentSecurityRemoved api-security-component-removed':
    'No operation asks for the scheme: nobody has authenticated with it, and nothing is said.',
  'oasdiff/TestComponentSecurityOauthScopeUpdated api-security-component-oauth-scope-changed':
    'What changed is how the scope is described, and that is prose.',
  'oasdiff/TestBreaking_SunsetModifiedFromInvalidForDeprecatedParameter request-parameter-sunset-parse':
    'Only the former version has a date that cannot be read, and the change corrects it.',
  'oasdiff/TestRequestParameterMaxItemsIncreased request-parameter-max-items-increased': otherType,
  'oasdiff/TestRequestParameterMaxItemsDecreased request-parameter-max-items-decreased': otherType,
  'oasdiff/TestBreaking_RequestParameterMaxItemsWithFlatten request-parameter-max-items-decreased': otherType,
  'oasdiff/TestRequestParameterMaxIncreased request-parameter-max-increased': otherType,
  'oasdiff/TestRequestParameterMaxDecreased request-parameter-max-decreased': otherType,
  'oasdiff/TestRequestBodyMaxLengthDecreasedCheck request-body-max-length-increased': otherType,
  'oasdiff/TestRequestBodyMaxLengthIncreasedCheck request-body-max-length-decreased': otherType,
  'oasdiff/TestRequestBodyMaxIncreasingCheck request-body-max-increased': otherType,
  'oasdiff/TestRequestBodyMinLengthIncreased request-body-min-length-increased': otherType,
  'oasdiff/TestNotSubSchemaTraversalAddedProperty new-required-request-property': negated,
  'oasdiff/TestNotSubSchemaTraversalDeletedProperty request-property-removed': negated,
  'oasdiff/TestTransitionClaims_RealChangeAlongsideTransitionStillReported request-property-enum-value-removed':
    'The list was lifted as a whole: every value that was accepted still is.',
  'graphql-inspector/003 FIELD_ARGUMENT_DEFAULT_CHANGED': sameText,
  'graphql-inspector/004 FIELD_ARGUMENT_DEFAULT_CHANGED': sameText,
  'graphql-inspector/046 DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED': sameText,
  'avro-py/test_schema_compatibility_type_mismatch/117 type_mismatch':
    'The word null without quotes is no schema in JSON: it is unread here.',
};
