/**
 * What the real API answers 400 to and a fake one lets through, by the migration guide of the current models: why a
 * request would be refused, each in a sentence.
 */
export function lintRequest(body: unknown): readonly string[] {
  if (!isObject(body)) return ['the body is not an object'];
  const { model, max_tokens: most, messages } = body;
  if (!Array.isArray(messages) || messages.length === 0) return ['messages: at least one message is required'];
  return [
    ...Object.keys(body).flatMap((key) => (fields.has(key) ? [] : [`${key}: Extra inputs are not permitted`])),
    ...(typeof model === 'string' && /^claude-/.test(model) ? [] : [`model: ${String(model)} is not a model`]),
    ...(Number.isInteger(most) && Number(most) > 0 && Number(most) <= 128_000 ? [] : ['max_tokens: out of range']),
    ...['temperature', 'top_p', 'top_k'].flatMap((key) => (key in body ? [`${key}: not supported`] : [])),
    ...thinking(body['thinking']),
    ...toolChoice(body['tool_choice']),
    ...toolsOf(body['tools'], messages),
    ...answerForm(body['output_config']),
    ...breakpoints(body),
    ...turns(messages),
  ];
}

const fields = new Set([
  'model',
  'max_tokens',
  'messages',
  'system',
  'tools',
  'tool_choice',
  'thinking',
  'output_config',
  'stream',
  'metadata',
  'cache_control',
]);

function thinking(value: unknown): readonly string[] {
  if (value === undefined || (isObject(value) && value['type'] === 'adaptive')) return [];
  return ['thinking: only adaptive thinking is supported'];
}

function toolChoice(value: unknown): readonly string[] {
  if (value === undefined || (isObject(value) && ['auto', 'none'].includes(String(value['type'])))) return [];
  return ['tool_choice: forcing a tool is not supported'];
}

/** Blocks of tools mean nothing where no tool is told of. */
function toolsOf(value: unknown, messages: readonly unknown[]): readonly string[] {
  const tools = list(value).filter(isObject);
  const names = tools.map(({ name }) => String(name));
  const blocks = messages.flatMap((message) => list(isObject(message) ? message['content'] : null)).filter(isObject);
  const isUsed = blocks.some(({ type }) => type === 'tool_use' || type === 'tool_result');
  return [
    ...names.flatMap((name) => (/^[a-zA-Z0-9_-]{1,64}$/.test(name) ? [] : [`tools: ${name} is no name of a tool`])),
    ...(new Set(names).size < names.length ? ['tools: names must be unique'] : []),
    ...tools.flatMap(({ name, input_schema: schema }) =>
      isObject(schema) && schema['type'] === 'object' ? [] : [`tools: the input of ${String(name)} is not an object`],
    ),
    ...(isUsed && tools.length === 0 ? ['tools: required where messages contain tool_use or tool_result'] : []),
  ];
}

/** Keywords that forms of answers may not have. */
const bounds = /^(minimum|maximum|minLength|maxLength|maxItems|multipleOf|pattern|uniqueItems|default)$/;

function answerForm(config: unknown): readonly string[] {
  if (config === undefined) return [];
  if (!isObject(config)) return ['output_config: not an object'];
  const { effort, format } = config;
  const efforts: readonly unknown[] = [undefined, 'low', 'medium', 'high', 'xhigh', 'max'];
  const isForm = isObject(format) && format['type'] === 'json_schema' && isObject(format['schema']);
  return [
    ...(efforts.includes(effort) ? [] : ['output_config.effort: no such effort']),
    ...(format === undefined || isForm ? [] : ['output_config.format: not a JSON schema']),
    ...(isForm ? formOf(format['schema']) : []),
  ];
}

function formOf(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(formOf);
  if (!isObject(schema)) return [];
  const isOpen = schema['type'] === 'object' && schema['additionalProperties'] !== false;
  const { properties, ...rest } = schema;
  return [
    ...(isOpen ? ['output_config.format: additionalProperties has to be false'] : []),
    ...Object.keys(rest).flatMap((key) => (bounds.test(key) ? [`output_config.format: ${key} is not supported`] : [])),
    ...[...Object.values(isObject(properties) ? properties : {}), ...Object.values(rest)].flatMap(formOf),
  ];
}

/** In the order the API renders them: tools, system, messages. What is kept longer has to come first. */
function breakpoints(body: Record<string, unknown>): readonly string[] {
  const blocks = [
    ...list(body['tools']),
    ...list(body['system']),
    ...list(body['messages']).flatMap((message) => list(isObject(message) ? message['content'] : null)),
  ];
  const kept = blocks.flatMap((block) => (isObject(block) && isObject(block['cache_control']) ? [block] : []));
  const ttls = kept.map((block) => (block['cache_control'] as Record<string, unknown>)['ttl'] ?? '5m');
  const late = ttls.lastIndexOf('1h') > ttls.indexOf('5m') && ttls.includes('5m') && ttls.includes('1h');
  return [
    ...(kept.length > 4 ? [`cache_control: ${kept.length} blocks, at most 4 are allowed`] : []),
    ...(late ? ['cache_control: a ttl of 1h must not come after one of 5m'] : []),
    ...(ttls.some((ttl) => ttl !== '5m' && ttl !== '1h') ? ['cache_control: a ttl is 5m or 1h'] : []),
    ...(kept.some((block) => block['text'] === '') ? ['cache_control: cannot be set for empty text'] : []),
  ];
}

function turns(messages: readonly unknown[]): readonly string[] {
  const wrong: string[] = [];
  const [first] = messages;
  if (isObject(first) && first['role'] !== 'user') wrong.push('messages: the first turn is not of the user');
  let open: readonly string[] = [];
  for (const [index, message] of messages.entries()) {
    const at = `messages.${index}`;
    if (!isObject(message)) return [`${at}: not an object`];
    const content = list(message['content']).filter(isObject);
    if (content.length === 0 && typeof message['content'] !== 'string') wrong.push(`${at}: content is empty`);
    if (content.some((block) => block['type'] === 'text' && block['text'] === '')) wrong.push(`${at}: empty text`);
    const results = content.filter((block) => block['type'] === 'tool_result');
    const answered = results.map((block) => String(block['tool_use_id']));
    if (new Set(answered).size < answered.length) wrong.push(`${at}: a tool_use is answered twice`);
    if (message['role'] === 'user') {
      for (const id of answered.filter((one) => !open.includes(one)))
        wrong.push(`${at}: tool_result ${id} answers no tool_use`);
      for (const id of open.filter((one) => !answered.includes(one)))
        wrong.push(`${at}: tool_use ${id} has no tool_result`);
      if (content.slice(0, results.length).some((block) => block['type'] !== 'tool_result')) {
        wrong.push(`${at}: tool_result blocks must come first`);
      }
    } else if (results.length > 0) wrong.push(`${at}: tool_result in the turn of the assistant`);
    open = content.flatMap((block) => (block['type'] === 'tool_use' ? [String(block['id'])] : []));
  }
  const last = messages.at(-1);
  if (isObject(last) && last['role'] === 'assistant') wrong.push('messages: the answer cannot be prefilled');
  return wrong;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
