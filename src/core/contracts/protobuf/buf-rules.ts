import type { Difference, Reading } from '../../model/contract.ts';

/** The categories of buf's rules; the first four are modes too, each of which hears all that the ones after it hear. */
type Category = 'FILE' | 'PACKAGE' | 'WIRE_JSON' | 'WIRE' | 'CSR';

/** A rule of buf, and the differences it is about: a kind, what changed of it, and whom that has to break where it says so. */
type Rules = Readonly<Record<string, readonly string[]>>;

const field = (...aspects: readonly string[]) =>
  aspects.flatMap((aspect) => [`property ${aspect}`, `extension ${aspect}`]);
const option = (name: string) => [`option ${name}`];
const declared = (how: string) => ['enum', 'extension', 'message', 'service'].map((kind) => `${kind} ${how}`);

/** By their categories (buf.build/docs/breaking/rules); what buf no longer has is in none, and can be switched off still. */
const byCategories: readonly (readonly [categories: readonly Category[], rules: Rules])[] = [
  [
    ['FILE'],
    {
      EXTENSION_NO_DELETE: ['extension removed', 'extension file'],
      SERVICE_NO_DELETE: ['service removed', 'service file'],
    },
  ],
  [
    ['FILE', 'CSR'],
    {
      ENUM_NO_DELETE: ['enum removed', 'enum file'],
      FILE_NO_DELETE: ['file removed', ...declared('removed with its file'), ...declared('removed with its package')],
      MESSAGE_NO_DELETE: ['message removed', 'message file'],
    },
  ],
  [
    ['FILE', 'PACKAGE'],
    {
      ENUM_SAME_TYPE: ['enum enumType'],
      FIELD_SAME_CARDINALITY: field('cardinality', 'required'),
      FIELD_SAME_CPP_STRING_TYPE: field('stringType'),
      FIELD_SAME_JAVA_UTF8_VALIDATION: [
        ...field('utf8Validation', 'javaUtf8Validation'),
        ...option('java_string_check_utf8'),
      ],
      FIELD_SAME_JSTYPE: field('jstype'),
      FIELD_SAME_UTF8_VALIDATION: field('utf8Validation'),
      FILE_SAME_CC_ENABLE_ARENAS: option('cc_enable_arenas'),
      FILE_SAME_CC_GENERIC_SERVICES: option('cc_generic_services'),
      FILE_SAME_CSHARP_NAMESPACE: option('csharp_namespace'),
      FILE_SAME_GO_PACKAGE: option('go_package'),
      FILE_SAME_JAVA_GENERIC_SERVICES: option('java_generic_services'),
      FILE_SAME_JAVA_MULTIPLE_FILES: option('java_multiple_files'),
      FILE_SAME_JAVA_OUTER_CLASSNAME: option('java_outer_classname'),
      FILE_SAME_JAVA_PACKAGE: option('java_package'),
      FILE_SAME_OBJC_CLASS_PREFIX: option('objc_class_prefix'),
      FILE_SAME_OPTIMIZE_FOR: option('optimize_for'),
      FILE_SAME_PHP_CLASS_PREFIX: option('php_class_prefix'),
      FILE_SAME_PHP_METADATA_NAMESPACE: option('php_metadata_namespace'),
      FILE_SAME_PHP_NAMESPACE: option('php_namespace'),
      FILE_SAME_PY_GENERIC_SERVICES: option('py_generic_services'),
      FILE_SAME_RUBY_PACKAGE: option('ruby_package'),
      FILE_SAME_SWIFT_PREFIX: option('swift_prefix'),
      RPC_NO_DELETE: ['rpc removed'],
    },
  ],
  [
    ['FILE', 'PACKAGE', 'CSR'],
    {
      ENUM_VALUE_NO_DELETE: ['enum-value removed'],
      EXTENSION_MESSAGE_NO_DELETE: ['message extensionRanges'],
      FIELD_NO_DELETE: field('removed', 'number'),
      FIELD_SAME_TYPE: field('type'),
      FILE_SAME_SYNTAX: ['file syntax'],
      MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR: ['message descriptorAccessor'],
      ONEOF_NO_DELETE: ['property oneof'],
    },
  ],
  [
    ['FILE', 'PACKAGE', 'WIRE_JSON', 'CSR'],
    {
      ENUM_SAME_JSON_FORMAT: ['enum jsonFormat'],
      ENUM_VALUE_SAME_NAME: ['enum-value name'],
      FIELD_SAME_JSON_NAME: field('jsonName', 'name json'),
      FIELD_SAME_NAME: field('name'),
      MESSAGE_SAME_JSON_FORMAT: ['message jsonFormat'],
    },
  ],
  [
    ['FILE', 'PACKAGE', 'WIRE_JSON', 'WIRE', 'CSR'],
    {
      FIELD_SAME_DEFAULT: field('default'),
      FIELD_SAME_ONEOF: field('oneof'),
      FILE_SAME_PACKAGE: ['file package', 'file repackaged', 'service package'],
      MESSAGE_SAME_REQUIRED_FIELDS: field('required'),
      RESERVED_ENUM_NO_DELETE: ['enum reserved', 'enum-value taken'],
      RESERVED_MESSAGE_NO_DELETE: ['message reserved', 'property taken'],
      RPC_SAME_CLIENT_STREAMING: ['rpc clientStreaming'],
      RPC_SAME_IDEMPOTENCY_LEVEL: ['rpc idempotency'],
      RPC_SAME_REQUEST_TYPE: ['rpc requestType'],
      RPC_SAME_RESPONSE_TYPE: ['rpc responseType'],
      RPC_SAME_SERVER_STREAMING: ['rpc serverStreaming'],
    },
  ],
  [
    ['PACKAGE'],
    {
      PACKAGE_ENUM_NO_DELETE: ['enum removed', 'enum removed with its file'],
      PACKAGE_EXTENSION_NO_DELETE: ['extension removed', 'extension removed with its file'],
      PACKAGE_MESSAGE_NO_DELETE: ['message removed', 'message removed with its file'],
      PACKAGE_NO_DELETE: declared('removed with its package'),
      PACKAGE_SERVICE_NO_DELETE: ['service removed', 'service removed with its file'],
    },
  ],
  [
    ['WIRE_JSON', 'CSR'],
    {
      ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED: ['enum-value removed json'],
      FIELD_NO_DELETE_UNLESS_NAME_RESERVED: field('removed json', 'number'),
      FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY: field('cardinality json', 'cardinality wire'),
      FIELD_WIRE_JSON_COMPATIBLE_TYPE: field('type json', 'type wire'),
    },
  ],
  [
    ['WIRE_JSON', 'WIRE', 'CSR'],
    {
      ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED: ['enum-value removed wire'],
      FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED: field('removed wire', 'number'),
    },
  ],
  [
    ['WIRE'],
    {
      FIELD_WIRE_COMPATIBLE_CARDINALITY: field('cardinality wire'),
      FIELD_WIRE_COMPATIBLE_TYPE: field('type wire'),
    },
  ],
  [
    [],
    {
      FILE_SAME_PHP_GENERIC_SERVICES: option('php_generic_services'),
      MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT: ['message wireFormat'],
    },
  ],
];

/** The names of former rules, and what they are called now. */
const former: Readonly<Record<string, readonly string[]>> = {
  FIELD_SAME_CTYPE: ['FIELD_SAME_CPP_STRING_TYPE'],
  FIELD_SAME_LABEL: [
    'FIELD_SAME_CARDINALITY',
    'FIELD_WIRE_COMPATIBLE_CARDINALITY',
    'FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY',
  ],
  FILE_SAME_JAVA_STRING_CHECK_UTF8: ['FIELD_SAME_JAVA_UTF8_VALIDATION'],
};

/** The rules of buf by name, each with its categories and what it is about. */
export const bufRules: Readonly<
  Record<string, { readonly categories: readonly Category[]; readonly about: readonly string[] }>
> = Object.fromEntries(
  byCategories.flatMap(([categories, rules]) =>
    Object.entries(rules).map(([rule, about]) => [rule, { categories, about }] as const),
  ),
);

/** Rules that buf has in no category any more. What they are about is said unless somebody switches it off. */
export const uncategorised = Object.keys(bufRules).filter((rule) => bufRules[rule]?.categories.length === 0);

/** The rules that a name in a buf.yaml stands for: a rule, a former one, or all of a category. */
export function rulesNamed(name: string): readonly string[] {
  if (Object.hasOwn(bufRules, name)) return [name];
  if (Object.hasOwn(former, name)) return former[name] ?? [];
  return Object.keys(bufRules).filter((rule) => bufRules[rule]?.categories.some((category) => category === name));
}

/** A difference as far as the rules look at it. */
export type BufDifference = Pick<Difference, 'kind' | 'aspect' | 'name' | 'was' | 'given' | 'also'> & Reading;
type GoneWith = 'file' | 'package' | null;

/** The rules of buf that are about a difference; of what is gone, also by what else went with it. */
export function bufRulesOf(difference: BufDifference, goneWith: GoneWith): readonly string[] {
  const { kind, given, audience, also = [] } = difference;
  const change = changeOf(difference);
  const audiences = [audience, ...also.map((one) => one.audience)];
  const states = new Set([
    `${kind} ${change}${change === 'removed' && goneWith !== null ? ` with its ${goneWith}` : ''}`,
    ...audiences.map((one) => `${kind} ${change} ${one ?? ''}`),
    ...(difference.aspect === 'presence' && given['required'] === true ? [`${kind} required`] : []),
  ]);
  return Object.keys(bufRules).filter((rule) => bufRules[rule]?.about.some((about) => states.has(about)));
}

function changeOf({ kind, aspect, name, was, given }: BufDifference): string {
  if (aspect === 'presence' && was === null) return given['wasReserved'] === true ? 'taken' : 'added';
  if (aspect === 'presence') return given['repackaged'] === true ? 'repackaged' : 'removed';
  return kind === 'option' ? name : aspect;
}
