/** A change that a rule of buf is about, and its nearest neighbour that it is not about: each the texts of a package. */
export interface RulePair {
  readonly before: Texts;
  readonly after: Texts;
  readonly clean: Texts;
}

/** What stands in a file, or in several by name: without a head it is proto3, in the package of the pair. */
type Texts = string | Readonly<Record<string, string>>;

const proto2 = 'syntax = "proto2";\npackage {package};\n';
const editions = 'edition = "2023";\npackage {package};\n';

/** The texts of one side by path, in a folder of their own. */
export function textsOf(texts: Texts, folder: string): Readonly<Record<string, string>> {
  const files = typeof texts === 'string' ? { orders: texts } : texts;
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const whole = /^(syntax|edition) /.test(text) ? text : `syntax = "proto3";\npackage {package};\n${text}`;
      const filled = whole.replaceAll('{package}', `shop.${folder}`).replaceAll('{folder}', folder);
      return [`${folder}/${name}.proto`, `${filled}\n`];
    }),
  );
}

const money = 'message Money { int64 units = 1; }\n';
const order = (...lines: readonly string[]) => `message Order {\n  string id = 1;\n${lines.join('\n')}\n}\n`;
const service = (method: string, more = '') =>
  `${order()}message Find { string id = 1; }\nmessage Found { string id = 1; bool paid = 2; }\nservice Orders {\n  rpc Get(Find) returns (Order);\n  ${method}\n}\n${more}`;
const state = (...lines: readonly string[]) => `enum State {\n  STATE_UNKNOWN = 0;\n  ${lines.join('\n  ')}\n}\n`;
const option = (name: string, was: string, now: string): RulePair => ({
  before: `option ${name} = ${was};\n${order()}`,
  after: `option ${name} = ${now};\n${order()}`,
  clean: `option ${name} = ${was};\n${order('  bool paid = 2;')}`,
});
const field = (was: string, now: string, clean: string, head = ''): RulePair => ({
  before: head + order(`  ${was}`),
  after: head + order(`  ${now}`),
  clean: head + order(`  ${clean}`),
});
const removed = (what: string, kept: string): RulePair => ({ before: kept + what, after: kept, clean: what + kept });
const gone = {
  before: { orders: order(), money },
  after: { orders: order() },
  clean: { orders: order(), money, more: '' },
};
const extended = `${proto2}message Order {\n  optional string id = 1;\n  extensions 100 to 110;\n}\n`;

/** For every rule of buf in its categories FILE, PACKAGE, WIRE_JSON and WIRE. */
export const rulePairs: Readonly<Record<string, RulePair>> = {
  ENUM_NO_DELETE: removed(state('PAID = 1;'), order()),
  ENUM_SAME_JSON_FORMAT: {
    before: `${editions}${state()}`,
    after: `${editions}${state('option features.json_format = LEGACY_BEST_EFFORT;')}`,
    clean: `${editions}${state('option features.json_format = ALLOW;')}`,
  },
  ENUM_SAME_TYPE: {
    before: `${editions}${state()}`,
    after: `${editions}${state('option features.enum_type = CLOSED;')}`,
    clean: `${editions}${state('option features.enum_type = OPEN;')}`,
  },
  ENUM_VALUE_NO_DELETE: {
    before: state('OPEN = 1;', 'PAID = 2;'),
    after: state('OPEN = 1;', 'reserved 2;', 'reserved "PAID";'),
    clean: state('OPEN = 1;', 'PAID = 2;', 'SENT = 3;'),
  },
  ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED: {
    before: state('OPEN = 1;', 'PAID = 2;'),
    after: state('OPEN = 1;', 'reserved 2;'),
    clean: state('OPEN = 1;', 'reserved 2;', 'reserved "PAID";'),
  },
  ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED: {
    before: state('OPEN = 1;', 'PAID = 2;'),
    after: state('OPEN = 1;', 'reserved "PAID";'),
    clean: state('OPEN = 1;', 'reserved 2;', 'reserved "PAID";'),
  },
  ENUM_VALUE_SAME_NAME: {
    before: state('PAID = 1;'),
    after: state('SENT = 1;'),
    clean: state('PAID = 1;', 'SENT = 2;'),
  },
  EXTENSION_MESSAGE_NO_DELETE: {
    before: extended,
    after: extended.replace('110', '105'),
    clean: extended.replace('110', '115'),
  },
  EXTENSION_NO_DELETE: {
    before: `${extended}extend Order { optional string note = 100; }`,
    after: extended,
    clean: `${extended}extend Order {\n optional string note = 100;\n optional string gift = 101;\n}`,
  },
  FIELD_NO_DELETE: field('bool paid = 2;', 'reserved 2;\n  reserved "paid";', 'bool paid = 2;\n  bool sent = 3;'),
  FIELD_NO_DELETE_UNLESS_NAME_RESERVED: field('bool paid = 2;', 'reserved 2;', 'reserved 2;\n  reserved "paid";'),
  FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED: field(
    'bool paid = 2;',
    'reserved "paid";',
    'reserved 2;\n  reserved "paid";',
  ),
  FIELD_SAME_CARDINALITY: field(
    'string note = 2;',
    'optional string note = 2;',
    'string note = 2 [deprecated = true];',
  ),
  FIELD_SAME_CPP_STRING_TYPE: field(
    'string note = 2;',
    'string note = 2 [ctype = CORD];',
    'string note = 2 [ctype = STRING];',
  ),
  FIELD_SAME_DEFAULT: {
    before: `${proto2}message Order { optional int32 count = 1 [default = 1]; }`,
    after: `${proto2}message Order { optional int32 count = 1 [default = 2]; }`,
    clean: `${proto2}message Order { optional int32 count = 1 [default = 1, deprecated = true]; }`,
  },
  FIELD_SAME_JAVA_UTF8_VALIDATION: {
    before: `${proto2}message Order { optional string id = 1; }`,
    after: `${proto2}option java_string_check_utf8 = true;\nmessage Order { optional string id = 1; }`,
    clean: `${proto2}option java_string_check_utf8 = false;\nmessage Order { optional string id = 1; }`,
  },
  FIELD_SAME_JSON_NAME: field(
    'bool was_paid = 2;',
    'bool was_paid = 2 [json_name = "paid"];',
    'bool was_paid = 2 [json_name = "wasPaid"];',
  ),
  FIELD_SAME_JSTYPE: field(
    'int64 total = 2;',
    'int64 total = 2 [jstype = JS_STRING];',
    'int64 total = 2 [jstype = JS_NORMAL];',
  ),
  FIELD_SAME_NAME: field('bool paid = 2;', 'bool settled = 2;', 'bool paid = 2;\n  bool settled = 3;'),
  FIELD_SAME_ONEOF: field(
    'oneof payment {\n    string card = 2;\n    string voucher = 3;\n  }',
    'oneof payment {\n    string card = 2;\n  }\n  string voucher = 3;',
    'oneof payment {\n    string card = 2;\n    string voucher = 3;\n    string cash = 4;\n  }',
  ),
  FIELD_SAME_TYPE: field('int32 count = 2;', 'uint32 count = 2;', 'int32 count = 2;\n  uint32 more = 3;'),
  FIELD_SAME_UTF8_VALIDATION: {
    before: `${editions}message Order { string id = 1; }`,
    after: `${editions}message Order { string id = 1 [features.utf8_validation = NONE]; }`,
    clean: `${editions}message Order { string id = 1 [features.utf8_validation = VERIFY]; }`,
  },
  FIELD_WIRE_COMPATIBLE_CARDINALITY: field(
    'string note = 2;',
    'repeated string note = 2;',
    'optional string note = 2;',
  ),
  FIELD_WIRE_COMPATIBLE_TYPE: field('int32 count = 2;', 'string count = 2;', 'int64 count = 2;'),
  FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY: field(
    'string note = 2;',
    'repeated string note = 2;',
    'optional string note = 2;',
  ),
  FIELD_WIRE_JSON_COMPATIBLE_TYPE: field('int32 count = 2;', 'int64 count = 2;', 'uint32 count = 2;'),
  FILE_NO_DELETE: gone,
  FILE_SAME_CC_ENABLE_ARENAS: option('cc_enable_arenas', 'true', 'false'),
  FILE_SAME_CC_GENERIC_SERVICES: option('cc_generic_services', 'false', 'true'),
  FILE_SAME_CSHARP_NAMESPACE: option('csharp_namespace', '"Shop"', '"Store"'),
  FILE_SAME_GO_PACKAGE: option('go_package', '"shop/orders"', '"store/orders"'),
  FILE_SAME_JAVA_GENERIC_SERVICES: option('java_generic_services', 'false', 'true'),
  FILE_SAME_JAVA_MULTIPLE_FILES: option('java_multiple_files', 'false', 'true'),
  FILE_SAME_JAVA_OUTER_CLASSNAME: option('java_outer_classname', '"Shop"', '"Store"'),
  FILE_SAME_JAVA_PACKAGE: option('java_package', '"com.shop"', '"com.store"'),
  FILE_SAME_OBJC_CLASS_PREFIX: option('objc_class_prefix', '"SHP"', '"STR"'),
  FILE_SAME_OPTIMIZE_FOR: option('optimize_for', 'SPEED', 'CODE_SIZE'),
  FILE_SAME_PACKAGE: {
    before: service(''),
    after: `syntax = "proto3";\npackage {package}.v2;\n${service('')}`,
    clean: `syntax = "proto3";\npackage {package};\n// The same.\n${service('')}`,
  },
  FILE_SAME_PHP_CLASS_PREFIX: option('php_class_prefix', '"Shop"', '"Store"'),
  FILE_SAME_PHP_METADATA_NAMESPACE: option('php_metadata_namespace', '"Shop"', '"Store"'),
  FILE_SAME_PHP_NAMESPACE: option('php_namespace', '"Shop"', '"Store"'),
  FILE_SAME_PY_GENERIC_SERVICES: option('py_generic_services', 'false', 'true'),
  FILE_SAME_RUBY_PACKAGE: option('ruby_package', '"Shop"', '"Store"'),
  FILE_SAME_SWIFT_PREFIX: option('swift_prefix', '"Shop"', '"Store"'),
  FILE_SAME_SYNTAX: {
    before: `syntax = "proto3";\npackage {package};\nmessage Order { repeated string notes = 1; }`,
    after: `${proto2}message Order { repeated string notes = 1; }`,
    clean: `syntax = "proto3";\npackage {package};\nmessage Order { repeated string notes = 1; bool paid = 2; }`,
  },
  MESSAGE_NO_DELETE: removed(money, order()),
  MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR: {
    before: order(),
    after: order('  option no_standard_descriptor_accessor = true;'),
    clean: order('  option no_standard_descriptor_accessor = false;'),
  },
  MESSAGE_SAME_JSON_FORMAT: {
    before: `${editions}message Order { string id = 1; }`,
    after: `${editions}message Order { option features.json_format = LEGACY_BEST_EFFORT; string id = 1; }`,
    clean: `${editions}message Order { option features.json_format = ALLOW; string id = 1; }`,
  },
  MESSAGE_SAME_REQUIRED_FIELDS: {
    before: `${proto2}message Order { optional string id = 1; }`,
    after: `${proto2}message Order { optional string id = 1; required bool paid = 2; }`,
    clean: `${proto2}message Order { optional string id = 1; optional bool paid = 2; }`,
  },
  ONEOF_NO_DELETE: field(
    'oneof payment {\n    string card = 2;\n  }',
    'string card = 2;',
    'oneof payment {\n    string card = 2;\n    string cash = 3;\n  }',
  ),
  PACKAGE_ENUM_NO_DELETE: removed(state('PAID = 1;'), 'enum Kind { KIND_UNKNOWN = 0; }\n'),
  PACKAGE_EXTENSION_NO_DELETE: {
    before: `${extended}extend Order {\n  optional string note = 100;\n  optional string gift = 101;\n}`,
    after: `${extended}extend Order { optional string gift = 101; }`,
    clean: {
      orders: `${extended}extend Order { optional string gift = 101; }`,
      notes: `${proto2}import "{folder}/orders.proto";\nextend Order { optional string note = 100; }`,
    },
  },
  PACKAGE_MESSAGE_NO_DELETE: { ...removed(money, order()), clean: { orders: order(), money } },
  PACKAGE_NO_DELETE: {
    before: { orders: order(), money: `syntax = "proto3";\npackage {package}.money;\n${money}` },
    after: { orders: order() },
    clean: { orders: order(), other: `syntax = "proto3";\npackage {package}.money;\n${money}` },
  },
  PACKAGE_SERVICE_NO_DELETE: removed('service Empty {}\n', order()),
  RESERVED_ENUM_NO_DELETE: {
    before: state('reserved 5 to 7;'),
    after: state('reserved 5 to 6;'),
    clean: state('reserved 5 to 8;'),
  },
  RESERVED_MESSAGE_NO_DELETE: field('reserved 5 to 7;', 'reserved 5 to 6;', 'reserved 5 to 8;'),
  RPC_NO_DELETE: {
    before: service('rpc Count(Find) returns (Found);'),
    after: service(''),
    clean: service('rpc Count(Find) returns (Found);\n  rpc List(Find) returns (Found);'),
  },
  RPC_SAME_CLIENT_STREAMING: {
    before: service('rpc Count(Find) returns (Found);'),
    after: service('rpc Count(stream Find) returns (Found);'),
    clean: service('rpc Count(Find) returns (Found) { option deprecated = true; }'),
  },
  RPC_SAME_IDEMPOTENCY_LEVEL: {
    before: service('rpc Count(Find) returns (Found);'),
    after: service('rpc Count(Find) returns (Found) { option idempotency_level = IDEMPOTENT; }'),
    clean: service('rpc Count(Find) returns (Found) { option idempotency_level = IDEMPOTENCY_UNKNOWN; }'),
  },
  RPC_SAME_REQUEST_TYPE: {
    before: service('rpc Count(Find) returns (Found);', 'message Other { bool id = 1; }'),
    after: service('rpc Count(Other) returns (Found);', 'message Other { bool id = 1; }'),
    clean: service('rpc Count(Find) returns (Found);', 'message Other { bool id = 1; bool more = 2; }'),
  },
  RPC_SAME_RESPONSE_TYPE: {
    before: service('rpc Count(Find) returns (Found);', 'message Other { bool id = 1; }'),
    after: service('rpc Count(Find) returns (Other);', 'message Other { bool id = 1; }'),
    clean: service('rpc Count(Find) returns (Found);', 'message Other { bool id = 1; bool more = 2; }'),
  },
  RPC_SAME_SERVER_STREAMING: {
    before: service('rpc Count(Find) returns (Found);'),
    after: service('rpc Count(Find) returns (stream Found);'),
    clean: service('rpc Count(Find) returns (Found) { option deprecated = true; }'),
  },
  SERVICE_NO_DELETE: removed('service Empty {}\n', order()),
};
