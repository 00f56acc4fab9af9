import { type Arbitrary, array, boolean, constantFrom, record } from 'fast-check';
import type { Enum, Field, Message, Method, Schema } from './schema.ts';

const scalars = [
  'string',
  'bytes',
  'int32',
  'int64',
  'uint32',
  'sint32',
  'fixed32',
  'sfixed32',
  'double',
  'float',
  'bool',
];
const types = [...scalars, 'Money', 'Status', 'map<string, int32>'];

/** Any small schema: orders with the fields that are drawn, and what they need. */
export const anySchema: Arbitrary<Schema> = record({
  syntax: constantFrom('proto2', 'proto3', 'editions'),
  fields: array(record({ type: constantFrom(...types), many: boolean() }), {
    minLength: 2,
    maxLength: 5,
  }),
  choice: boolean(),
  moved: boolean(),
}).map(({ syntax, fields, choice, moved }): Schema => {
  const order = message('Order', [
    ...fields.map(({ type, many }, index) =>
      field(`field_${index + 1}`, index + 1, type, many && !type.startsWith('map<') ? 'repeated' : ''),
    ),
    ...(choice ? [field('card', 10, 'string', '', 'payment'), field('voucher', 11, 'int32', '', 'payment')] : []),
  ]);
  return {
    syntax,
    suffix: '.v1',
    options: { go_package: '"shop/orders"', java_package: '"com.shop"' },
    messages: [
      { ...order, reserved: ['20 to 22', '"former"'], extensions: '100 to 110' },
      message('Money', [field('units', 1, 'int64'), field('currency', 2, 'string')]),
      message('Find', [field('id', 1, 'string')]),
    ],
    enums: [
      {
        name: 'Status',
        values: ['STATUS_UNKNOWN', 'STATUS_OPEN', 'STATUS_PAID'].map((name, number) => ({ name, number })),
        reserved: ['9'],
      },
    ],
    services: [{ name: 'Orders', methods: [method('FindOrder'), { ...method('ListOrders'), serverStreaming: true }] }],
    second: moved ? ['Money'] : [],
  };
});

function message(name: string, fields: readonly Field[]): Message {
  return { name, fields, reserved: [], extensions: null };
}

function field(name: string, number: number, type: string, label: Field['label'] = '', oneof: string | null = null) {
  return { name, number, type, label, oneof, options: {} };
}

function method(name: string): Method {
  return { name, input: 'Find', output: 'Order', clientStreaming: false, serverStreaming: false, idempotency: null };
}

/** One edit of a schema, as somebody would make it; `pick` chooses among what it can be made to. */
export type Edit = (schema: Schema, pick: number) => Schema;

const ofField =
  (
    change: (field: Field, pick: number, schema: Schema) => Field | null,
    reserve: (field: Field) => readonly string[] = () => [],
  ): Edit =>
  (schema, pick) => {
    const [order, ...others] = schema.messages;
    if (order === undefined) return schema;
    const index = pick % order.fields.length;
    const chosen = order.fields[index];
    if (chosen === undefined) return schema;
    const changed = change(chosen, Math.floor(pick / 8), schema);
    const fields = order.fields.flatMap((one, at) => (at === index ? (changed ?? []) : one));
    return {
      ...schema,
      messages: [{ ...order, fields, reserved: [...order.reserved, ...reserve(chosen)] }, ...others],
    };
  };

const ofEnum =
  (change: (one: Enum) => Enum): Edit =>
  (schema) => ({ ...schema, enums: schema.enums.map(change) });

const ofMethod =
  (change: (one: Method) => Method | null): Edit =>
  (schema, pick) => ({
    ...schema,
    services: schema.services.map((service) => ({
      ...service,
      methods: service.methods.flatMap((one, index) => (index === pick % 2 ? (change(one) ?? []) : one)),
    })),
  });

const isPlain = ({ label, oneof, type }: Field) => label === '' && oneof === null && !type.startsWith('map<');

/** The edits by name. */
export const edits: Readonly<Record<string, Edit>> = {
  'no edit': (schema) => schema,
  'drop a field': ofField(() => null),
  'drop a field and reserve its number': ofField(
    () => null,
    ({ number }) => [String(number)],
  ),
  'drop a field and reserve its name': ofField(
    () => null,
    ({ name }) => [`"${name}"`],
  ),
  'drop a field and reserve both': ofField(
    () => null,
    ({ name, number }) => [String(number), `"${name}"`],
  ),
  'rename a field': ofField((one) => ({ ...one, name: `${one.name}_again` })),
  'rename a field and keep its JSON name': ofField((one) => ({
    ...one,
    name: `${one.name}_again`,
    options: { json_name: `"${one.name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())}"` },
  })),
  'give a field a JSON name': ofField((one) => ({ ...one, options: { json_name: `"other${one.number}"` } })),
  'renumber a field': ofField((one) => ({ ...one, number: one.number + 40 })),
  'change the type of a field': ofField((one, pick) => {
    const type = types[pick % types.length] ?? 'string';
    const isMap = type.startsWith('map<');
    return { ...one, type: isMap && one.oneof !== null ? 'string' : type, label: isMap ? '' : one.label, options: {} };
  }),
  'make a field repeated, or single': ofField((one) =>
    one.oneof !== null || one.type.startsWith('map<')
      ? one
      : { ...one, label: one.label === 'repeated' ? '' : 'repeated', options: {} },
  ),
  'make a field optional': ofField((one, _, { syntax }) =>
    isPlain(one) && syntax === 'proto3' ? { ...one, label: 'optional' } : one,
  ),
  'make a field required': ofField((one, _, { syntax }) =>
    isPlain(one) && syntax === 'proto2' ? { ...one, label: 'required' } : one,
  ),
  'give a field a default': ofField((one, _, { syntax }) =>
    isPlain(one) && syntax !== 'proto3' && one.type === 'int32' ? { ...one, options: { default: '5' } } : one,
  ),
  'put a field into a oneof': ofField((one) => (isPlain(one) ? { ...one, oneof: 'payment' } : one)),
  'put a field into a oneof of its own': ofField((one) => (isPlain(one) ? { ...one, oneof: 'own' } : one)),
  'take a field out of its oneof': ofField((one) => ({ ...one, oneof: null })),
  'deprecate a field': ofField((one) => ({ ...one, options: { deprecated: 'true' } })),
  'set jstype': ofField((one) => (one.type === 'int64' ? { ...one, options: { jstype: 'JS_STRING' } } : one)),
  'add a field': (schema) => {
    const [order, ...others] = schema.messages;
    return order
      ? {
          ...schema,
          messages: [
            {
              ...order,
              fields: [...order.fields, field(`added_${order.fields.length}`, 60 + order.fields.length, 'string')],
            },
            ...others,
          ],
        }
      : schema;
  },
  'drop the reserved numbers': (schema) => ({
    ...schema,
    messages: schema.messages.map((one) => ({ ...one, reserved: one.reserved.filter((part) => part.startsWith('"')) })),
  }),
  'reserve fewer numbers': (schema) => ({
    ...schema,
    messages: schema.messages.map((one) => ({
      ...one,
      reserved: one.reserved.map((part) => part.replace('22', '21')),
    })),
  }),
  'allow fewer extensions': (schema) => ({
    ...schema,
    messages: schema.messages.map((one) => ({ ...one, extensions: one.extensions && '100 to 105' })),
  }),
  'drop an enum value': ofEnum((one) => ({ ...one, values: one.values.filter(({ number }) => number !== 2) })),
  'drop an enum value and reserve it': ofEnum((one) => ({
    ...one,
    values: one.values.filter(({ number }) => number !== 2),
    reserved: [...one.reserved, '2', '"STATUS_PAID"'],
  })),
  'add an enum value': ofEnum((one) => ({
    ...one,
    values: [...one.values.slice(0, 3), { name: 'STATUS_SENT', number: 3 }],
  })),
  'rename an enum value': ofEnum((one) => ({
    ...one,
    values: one.values.map((value) => (value.number === 1 ? { ...value, name: 'STATUS_NEW' } : value)),
  })),
  'reserve nothing in an enum': ofEnum((one) => ({ ...one, reserved: [] })),
  'rename a message': (schema) => renamed(schema, 'Find', 'FindRequest'),
  'move a message to another file': (schema) => ({ ...schema, second: schema.second.length > 0 ? [] : ['Money'] }),
  'add a message': (schema) => ({
    ...schema,
    messages: [...schema.messages, message(`Added${schema.messages.length}`, [field('id', 1, 'string')])],
  }),
  'add a method': (schema) => ({
    ...schema,
    services: schema.services.map((one) => ({
      ...one,
      methods: [...one.methods, method(`Count${one.methods.length}`)],
    })),
  }),
  'drop a method': ofMethod(() => null),
  'rename a method': ofMethod((one) => ({ ...one, name: `${one.name}Again` })),
  'take another request': ofMethod((one) => ({ ...one, input: 'Money' })),
  'give another answer': ofMethod((one) => ({ ...one, output: 'Money' })),
  'stream requests': ofMethod((one) => ({ ...one, clientStreaming: !one.clientStreaming })),
  'stream answers': ofMethod((one) => ({ ...one, serverStreaming: !one.serverStreaming })),
  'call a method idempotent': ofMethod((one) => ({ ...one, idempotency: 'IDEMPOTENT' })),
  'drop the service': (schema) => ({ ...schema, services: [] }),
  'change go_package': (schema) => ({ ...schema, options: { ...schema.options, go_package: '"shop/others"' } }),
  'drop java_package': (schema) => ({ ...schema, options: { go_package: schema.options['go_package'] ?? '' } }),
  'choose code size': (schema) => ({ ...schema, options: { ...schema.options, optimize_for: 'CODE_SIZE' } }),
  'change the package': (schema) => ({ ...schema, suffix: '.v2' }),
};

function renamed(schema: Schema, from: string, to: string): Schema {
  const other = (name: string) => (name === from ? to : name);
  return {
    ...schema,
    messages: schema.messages.map((one) => ({
      ...one,
      name: other(one.name),
      fields: one.fields.map((part) => ({ ...part, type: other(part.type) })),
    })),
    services: schema.services.map((one) => ({
      ...one,
      methods: one.methods.map((part) => ({ ...part, input: other(part.input), output: other(part.output) })),
    })),
  };
}
