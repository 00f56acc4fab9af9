const removed = (...kinds: readonly string[]) => kinds.map((kind) => `${kind} presence`);
const field = (...aspects: readonly string[]) =>
  aspects.flatMap((aspect) => [`property ${aspect}`, `extension ${aspect}`]);

/** What the rules of buf are called, and which differences each of them is about: kind and aspect. */
export const bufRules: Readonly<Record<string, readonly string[]>> = {
  ENUM_NO_DELETE: [...removed('enum'), 'enum file'],
  ENUM_SAME_JSON_FORMAT: ['enum jsonFormat'],
  ENUM_SAME_TYPE: ['enum open'],
  ENUM_VALUE_NO_DELETE: removed('enum-value'),
  ENUM_VALUE_SAME_NAME: ['enum-value name'],
  EXTENSION_MESSAGE_NO_DELETE: ['message extensionRanges'],
  EXTENSION_NO_DELETE: removed('extension'),
  FIELD_NO_DELETE: removed('property'),
  FIELD_SAME_CARDINALITY: field('cardinality', 'required'),
  FIELD_SAME_CPP_STRING_TYPE: field('stringType'),
  FIELD_SAME_DEFAULT: field('default'),
  FIELD_SAME_JSON_NAME: field('jsonName'),
  FIELD_SAME_JSTYPE: field('jstype'),
  FIELD_SAME_NAME: field('name'),
  FIELD_SAME_ONEOF: field('oneof'),
  FIELD_SAME_TYPE: field('type'),
  FIELD_SAME_UTF8_VALIDATION: field('utf8Validation'),
  FILE_NO_DELETE: removed('file'),
  FILE_SAME_PACKAGE: ['file package'],
  FILE_SAME_SYNTAX: ['file syntax'],
  MESSAGE_NO_DELETE: [...removed('message'), 'message file'],
  MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR: ['message descriptorAccessor'],
  MESSAGE_SAME_JSON_FORMAT: ['message jsonFormat'],
  RESERVED_ENUM_NO_DELETE: ['enum reserved'],
  RESERVED_MESSAGE_NO_DELETE: ['message reserved'],
  RPC_NO_DELETE: removed('rpc'),
  RPC_SAME_CLIENT_STREAMING: ['rpc clientStreaming'],
  RPC_SAME_IDEMPOTENCY_LEVEL: ['rpc idempotency'],
  RPC_SAME_REQUEST_TYPE: ['rpc requestType'],
  RPC_SAME_RESPONSE_TYPE: ['rpc responseType'],
  RPC_SAME_SERVER_STREAMING: ['rpc serverStreaming'],
  SERVICE_NO_DELETE: [...removed('service'), 'service file'],
};
