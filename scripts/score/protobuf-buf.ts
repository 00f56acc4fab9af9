import type { RuleNames } from './compare.ts';

const generated = ['contract/generator-option-changed'];
const removed = ['contract/message-removed'];
const removedOrMoved = ['contract/message-removed', 'contract/declaration-moved', 'contract/contract-removed'];
const service = ['contract/service-removed', 'contract/declaration-moved'];
const value = ['contract/enum-number-removed'];
const field = ['contract/numbered-field-removed', 'contract/field-number-changed'];
const cardinality = ['contract/field-cardinality-changed', 'contract/field-type-changed'];
const type = ['contract/field-type-changed'];
const method = ['contract/method-type-changed'];
const replaced = ['contract/value-replaced'];
const json = ['contract/json-form-unsure'];
const checked = ['contract/text-check-changed'];
const generatedType = ['contract/generated-type-changed'];
const reserved = ['contract/reservation-withdrawn', 'contract/reserved-number-taken'];

/** Our rules for the rules of buf. Suffixes are checked by a plugin of the corpus, not by buf. */
export const protobufBuf: RuleNames = {
  ENUM_NO_DELETE: removedOrMoved,
  ENUM_SAME_JSON_FORMAT: json,
  ENUM_SAME_TYPE: ['contract/enum-openness-changed'],
  ENUM_SUFFIXES_NO_CHANGE: [],
  ENUM_VALUE_NO_DELETE: value,
  ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED: value,
  ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED: value,
  ENUM_VALUE_SAME_NAME: ['contract/enum-number-renamed'],
  EXTENSION_MESSAGE_NO_DELETE: ['contract/extension-range-removed'],
  EXTENSION_NO_DELETE: [...field, 'contract/declaration-moved'],
  FIELD_NO_DELETE: field,
  FIELD_NO_DELETE_UNLESS_NAME_RESERVED: field,
  FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED: field,
  FIELD_SAME_CARDINALITY: cardinality,
  FIELD_SAME_CPP_STRING_TYPE: generatedType,
  FIELD_SAME_DEFAULT: replaced,
  // Where the option of the file changed, it is said there, once.
  FIELD_SAME_JAVA_UTF8_VALIDATION: [...checked, ...generated],
  FIELD_SAME_JSON_NAME: replaced,
  FIELD_SAME_JSTYPE: generatedType,
  FIELD_SAME_NAME: ['contract/field-renamed'],
  FIELD_SAME_ONEOF: ['contract/field-oneof-changed'],
  FIELD_SAME_TYPE: type,
  FIELD_SAME_UTF8_VALIDATION: checked,
  FIELD_WIRE_COMPATIBLE_CARDINALITY: cardinality,
  FIELD_WIRE_COMPATIBLE_TYPE: type,
  FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY: cardinality,
  FIELD_WIRE_JSON_COMPATIBLE_TYPE: type,
  FILE_NO_DELETE: ['contract/proto-file-moved', 'contract/proto-file-emptied', ...removed],
  FILE_SAME_CC_ENABLE_ARENAS: generated,
  FILE_SAME_CC_GENERIC_SERVICES: generated,
  FILE_SAME_CSHARP_NAMESPACE: generated,
  FILE_SAME_GO_PACKAGE: generated,
  FILE_SAME_JAVA_GENERIC_SERVICES: generated,
  FILE_SAME_JAVA_MULTIPLE_FILES: generated,
  FILE_SAME_JAVA_OUTER_CLASSNAME: generated,
  FILE_SAME_JAVA_PACKAGE: generated,
  FILE_SAME_OBJC_CLASS_PREFIX: generated,
  FILE_SAME_OPTIMIZE_FOR: generated,
  FILE_SAME_PACKAGE: ['contract/proto-package-changed', 'contract/proto-file-repackaged', 'contract/full-name-gone'],
  FILE_SAME_PHP_CLASS_PREFIX: generated,
  FILE_SAME_PHP_METADATA_NAMESPACE: generated,
  FILE_SAME_PHP_NAMESPACE: generated,
  FILE_SAME_PY_GENERIC_SERVICES: generated,
  FILE_SAME_RUBY_PACKAGE: generated,
  FILE_SAME_SWIFT_PREFIX: generated,
  FILE_SAME_SYNTAX: ['contract/syntax-changed'],
  MESSAGE_NO_DELETE: removedOrMoved,
  MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR: ['contract/descriptor-accessor-removed'],
  MESSAGE_SAME_JSON_FORMAT: json,
  MESSAGE_SAME_REQUIRED_FIELDS: ['contract/required-field-added', ...field, ...cardinality],
  MESSAGE_SUFFIXES_NO_CHANGE: [],
  ONEOF_NO_DELETE: ['contract/field-oneof-changed', ...field],
  PACKAGE_ENUM_NO_DELETE: removed,
  PACKAGE_EXTENSION_NO_DELETE: field,
  PACKAGE_MESSAGE_NO_DELETE: removed,
  PACKAGE_NO_DELETE: ['contract/contract-removed', ...removed],
  PACKAGE_SERVICE_NO_DELETE: service,
  RESERVED_ENUM_NO_DELETE: reserved,
  RESERVED_MESSAGE_NO_DELETE: reserved,
  RPC_NO_DELETE: ['contract/method-removed'],
  RPC_SAME_CLIENT_STREAMING: method,
  RPC_SAME_IDEMPOTENCY_LEVEL: method,
  RPC_SAME_REQUEST_TYPE: method,
  RPC_SAME_RESPONSE_TYPE: method,
  RPC_SAME_SERVER_STREAMING: method,
  SERVICE_NO_DELETE: service,
  SERVICE_SUFFIXES_NO_CHANGE: [],
};
