/** A small .proto file as plain data, so that it can be changed one piece at a time. */
export interface Schema {
  readonly syntax: 'proto2' | 'proto3' | 'editions';
  readonly suffix: string;
  readonly options: Readonly<Record<string, string>>;
  readonly messages: readonly Message[];
  readonly enums: readonly Enum[];
  readonly services: readonly Service[];
  /** The names of the messages that stand in the second file of the package. */
  readonly second: readonly string[];
}

export interface Message {
  readonly name: string;
  readonly fields: readonly Field[];
  /** `2`, `4 to 8`, `"total"`. */
  readonly reserved: readonly string[];
  readonly extensions: string | null;
}

export interface Field {
  readonly name: string;
  readonly number: number;
  readonly type: string;
  readonly label: '' | 'optional' | 'repeated' | 'required';
  readonly oneof: string | null;
  readonly options: Readonly<Record<string, string>>;
}

export interface Enum {
  readonly name: string;
  readonly values: readonly { readonly name: string; readonly number: number }[];
  readonly reserved: readonly string[];
}

export interface Service {
  readonly name: string;
  readonly methods: readonly Method[];
}

export interface Method {
  readonly name: string;
  readonly input: string;
  readonly output: string;
  readonly clientStreaming: boolean;
  readonly serverStreaming: boolean;
  readonly idempotency: string | null;
}

/** The files of a schema in a package of its own, by path. */
export function written(schema: Schema, name: string): Readonly<Record<string, string>> {
  const first = schema.messages.filter((one) => !schema.second.includes(one.name));
  const second = schema.messages.filter((one) => schema.second.includes(one.name));
  const types = second.length > 0 ? [`import "${name}/types.proto";`] : [];
  const main = [...types, ...first.map((one) => messageText(one, schema)), ...schema.services.map(serviceText)];
  const others = [
    ...second.map((one) => messageText(one, schema)),
    ...schema.enums.map((one) => enumText(one, schema)),
  ];
  const imports = second.length === 0 && schema.enums.length > 0 ? [`import "${name}/types.proto";`] : [];
  return {
    [`${name}/orders.proto`]: fileText(schema, name, [...imports, ...main]),
    [`${name}/types.proto`]: fileText(schema, name, others),
  };
}

function fileText({ syntax, suffix, options }: Schema, name: string, parts: readonly string[]): string {
  const start = syntax === 'editions' ? 'edition = "2023";' : `syntax = "${syntax}";`;
  const set = Object.entries(options).map(([option, value]) => `option ${option} = ${value};`);
  return `${[start, `package ${name}${suffix};`, ...set, ...parts].join('\n')}\n`;
}

function messageText({ name, fields, reserved, extensions }: Message, { syntax }: Schema): string {
  const groups = Map.groupBy(fields, ({ oneof }) => oneof);
  const lines = [...groups].flatMap(([oneof, list]) => {
    const texts = list.map((field) => fieldText(field, syntax));
    return oneof === null ? texts : [`  oneof ${oneof} {`, ...texts, '  }'];
  });
  const kept = reservedText(reserved, syntax);
  const ranges = extensions === null || syntax === 'proto3' ? [] : [`  extensions ${extensions};`];
  return [`message ${name} {`, ...lines, ...kept, ...ranges, '}'].join('\n');
}

/** Editions write names without quotes. */
function reservedText(reserved: readonly string[], syntax: Schema['syntax']): readonly string[] {
  return [...new Set(reserved)].map((one) => `  reserved ${syntax === 'editions' ? one.replaceAll('"', '') : one};`);
}

function fieldText({ name, number, type, label, oneof, options }: Field, syntax: Schema['syntax']): string {
  const isBare = oneof !== null || type.startsWith('map<') || (syntax === 'editions' && label !== 'repeated');
  const written = isBare ? '' : label === '' && syntax === 'proto2' ? 'optional' : label;
  const set = Object.entries(options).map(([option, value]) => `${option} = ${value}`);
  return `  ${written} ${type} ${name} = ${number}${set.length > 0 ? ` [${set.join(', ')}]` : ''};`;
}

function enumText({ name, values, reserved }: Enum, { syntax }: Schema): string {
  const lines = values.map((value) => `  ${value.name} = ${value.number};`);
  return [`enum ${name} {`, ...lines, ...reservedText(reserved, syntax), '}'].join('\n');
}

function serviceText({ name, methods }: Service): string {
  const stream = (streaming: boolean, type: string) => (streaming ? `stream ${type}` : type);
  const lines = methods.map((method) => {
    const { input, output, clientStreaming, serverStreaming, idempotency } = method;
    const called = `  rpc ${method.name}(${stream(clientStreaming, input)}) returns (${stream(serverStreaming, output)})`;
    return idempotency === null ? `${called};` : `${called} { option idempotency_level = ${idempotency}; }`;
  });
  return [`service ${name} {`, ...lines, '}'].join('\n');
}
