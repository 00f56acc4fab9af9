/**
 * What of an element changed. `presence` is the element itself; the others are named after the OpenAPI and JSON Schema
 * keywords where there is one, in camel case, and shared by every format that has the same idea.
 */
export const aspects = [
  'presence',
  /** A field that no reader names. */
  'unread',
  /** The field of an object in which a message stands whole. */
  'envelope',
  // operations
  'operationId',
  'deprecated',
  'sunset',
  'stability',
  'scopes',
  // ways to authenticate
  /** Roles that callers need, where nothing exchanges them. */
  'roles',
  /** Which of the schemes that look the same on the wire. */
  'credential',
  /** Where a key is sent: `in`. */
  'location',
  'name',
  /** The other names under which readers find it. */
  'aliases',
  'openIdConnectUrl',
  'oauth2MetadataUrl',
  'authorizationUrl',
  'tokenUrl',
  'refreshUrl',
  'deviceAuthorizationUrl',
  // servers
  'address',
  // what is known by a number
  'number',
  /** The name in JSON, where it is another. */
  'jsonName',
  /** How often it may be there, and whether that can be told. */
  'cardinality',
  'oneof',
  /** Whether the service says that it refuses requests without it. */
  'demanded',
  'jstype',
  'stringType',
  'utf8Validation',
  'javaUtf8Validation',
  /** The numbers and names that nothing else may take. */
  'reserved',
  'extensionRanges',
  /** Whether values that are not listed are kept. */
  'enumType',
  'jsonFormat',
  'wireFormat',
  'descriptorAccessor',
  // files and calls
  'file',
  'package',
  'syntax',
  /** The files that who imports a file has from it too. */
  'publicImports',
  /** Whether other files may name it. */
  'visibility',
  'option',
  'requestType',
  'responseType',
  'clientStreaming',
  'serverStreaming',
  /** Whether a call is not answered. */
  'oneway',
  /** The service whose functions it has too. */
  'extends',
  'idempotency',
  /** The HTTP requests that a gateway answers with a call. */
  'http',
  // brokers: whether an address is sent to or received from, where a message says of which conversation it is
  'action',
  'correlationId',
  'setting',
  // parameters, bodies, headers, properties
  'required',
  'style',
  'explode',
  /** How the items of an array are written that are arrays themselves. */
  'itemStyle',
  'allowReserved',
  'allowEmptyValue',
  /** Which statuses an answer has: one, those of a class, or all that are not described. */
  'status',
  // parts of a form, messages
  'contentType',
  'readOnly',
  'writeOnly',
  'default',
  // values
  'type',
  'format',
  'nullable',
  /** The list of literals came or went as a whole; a single literal is an `enum-value` with `presence`. */
  'enum',
  /** The list of alternatives came or went as a whole; a single alternative is a `variant` with `presence`. */
  'variants',
  /** Whether a value that fits two alternatives is refused: `oneOf`, and not `anyOf`. */
  'exclusive',
  /** Whether a value can fit two alternatives of which it may fit one. */
  'overlap',
  'const',
  'pattern',
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'dependentRequired',
  'not',
  'if',
  'contentEncoding',
  'contentMediaType',
  'discriminator',
  'discriminatorMapping',
  'extensible',
  'xml',
  // as Smithy has them
  /** Where on a message it is: its address, a header, the path. */
  'binding',
  'protocols',
  /** The ways to authenticate that are offered, as a list. */
  'auth',
  'identifiers',
  'pagination',
  'streaming',
  'order',
  /** All that is written on it and has no aspect of its own. */
  'trait',
  // what a schema says by directives, and where clients may write one
  /** It is left out of the API that clients see. */
  'hidden',
  /** Another service of a federation answers it. */
  'external',
  /** Other services of a federation may answer it too, or one of them did. */
  'shared',
  /** The types that operations start from. */
  'roots',
  /** Whom the server or a gateway lets in. */
  'authorization',
  /** The directives on it that no reader knows. */
  'directives',
  /** Whether exactly one field of an input has to be given. */
  'oneOf',
  /** Where the format of a scalar is described. */
  'specifiedBy',
  /** Where clients may write a directive. */
  'locations',
  /** Where only the schema may. */
  'schemaLocations',
  'repeatable',
] as const;
export type Aspect = (typeof aspects)[number];
