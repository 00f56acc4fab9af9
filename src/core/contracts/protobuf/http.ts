import type { Options } from './data.ts';

/** The option by which gateways answer HTTP requests (google/api/http.proto). */
export const httpOption = '(google.api.http)';

const verbs = ['get', 'put', 'post', 'delete', 'patch'];

/** `POST /v1/orders body *`: the requests that are answered, in order. */
export function bindingsOf(options: Options): readonly string[] {
  const rule = options[httpOption];
  const parts = Object.entries(options).filter(([name]) => name.startsWith(`${httpOption}.`));
  if (rule === undefined && parts.length === 0) return [];
  const written = Object.fromEntries(parts.map(([name, value]) => [name.slice(httpOption.length + 1), value]));
  return bindings({ ...(typeof rule === 'object' && rule !== null ? rule : {}), ...written });
}

function bindings(rule: Readonly<Record<string, unknown>>): string[] {
  const { body, response_body: answered, additional_bindings: more = [], custom } = rule;
  const verb = verbs.find((one) => rule[one] !== undefined);
  const { kind, path } = (custom ?? {}) as Record<string, unknown>;
  const address =
    verb === undefined
      ? `${String(kind ?? 'any')} ${String(path ?? '')}`
      : `${verb.toUpperCase()} ${unnamed(String(rule[verb]))}`;
  const parts = [
    address,
    ...(body === undefined ? [] : [`body ${String(body)}`]),
    ...(answered === undefined ? [] : [`answer ${String(answered)}`]),
  ];
  const others = (Array.isArray(more) ? more : [more]) as Readonly<Record<string, unknown>>[];
  return [parts.join(' '), ...others.flatMap(bindings)];
}

/** An address without the names of its variables, which are not sent: `/v1/{order.id=orders/*}` to `/v1/{orders/*}`. */
function unnamed(address: string): string {
  return address.replace(/\{[\w.]*=?/g, '{');
}
