import type { Spot } from '../../texts/document.ts';
import { listItems } from '../list-items.ts';
import { isMap, type Node, own } from '../document-store.ts';

/** The option by which gateways answer HTTP requests (google/api/http.proto). */
export const httpOption = '(google.api.http)';

const verbs = ['get', 'put', 'post', 'delete', 'patch'];

/** A request that a gateway answers: `POST /v1/orders body *`. */
export interface Binding {
  readonly request: string;
  /** What it is made of, and where each of it is written: `POST /v1/orders`, `body *`. */
  readonly pieces: readonly { readonly text: string; readonly at: Spot }[];
}

/** The requests that are answered with a method, in order. */
export function bindingsIn(method: Node): readonly Binding[] {
  const options = own(method, 'options');
  const names = Object.keys(options?.raw ?? {}).filter((one) => one === httpOption || one.startsWith(`${httpOption}.`));
  if (options === undefined || names.length === 0) return [];
  // It may be written whole, or piece by piece.
  const written = names.flatMap((name): [string, Node][] => {
    const node = own(options, name);
    if (node === undefined) return [];
    return name === httpOption ? partsOf(node) : [[name.slice(httpOption.length + 1), node]];
  });
  return bindings(new Map(written), options);
}

/** The addresses of the requests that are answered with a method, one a line. */
export function requestsIn(method: Node): string {
  return bindingsIn(method)
    .flatMap(({ pieces: [address] }) => address?.text ?? [])
    .join('\n');
}

function partsOf(rule: Node): [string, Node][] {
  if (!isMap(rule.raw)) return [];
  return Object.keys(rule.raw).flatMap((key): [string, Node][] => {
    const node = own(rule, key);
    return node === undefined ? [] : [[key, node]];
  });
}

function bindings(rule: ReadonlyMap<string, Node>, around: Node): Binding[] {
  const verb = verbs.find((one) => rule.has(one));
  const custom = rule.get('custom');
  const { kind, path } = (isMap(custom?.raw) ? custom.raw : {}) as Record<string, unknown>;
  const address =
    verb === undefined
      ? `${String(kind ?? 'any')} ${String(path ?? '')}`
      : `${verb.toUpperCase()} ${unnamed(String(rule.get(verb)?.raw))}`;
  const [first] = rule.values();
  const pieces = [
    { text: address, at: (rule.get(verb ?? 'custom') ?? first ?? around).spot },
    ...piece('body', rule.get('body')),
    ...piece('answer', rule.get('response_body')),
  ];
  const more = rule.get('additional_bindings');
  const others = Array.isArray(more?.raw) ? listItems(more) : more === undefined ? [] : [more];
  const request = pieces.map(({ text }) => text).join(' ');
  return [{ request, pieces }, ...others.flatMap((one) => bindings(new Map(partsOf(one)), one))];
}

function piece(word: string, node: Node | undefined): Binding['pieces'] {
  return node === undefined ? [] : [{ text: `${word} ${String(node.raw)}`, at: node.spot }];
}

/** Where the first of some requests that is not among others is another: at the piece that none of those has. */
export function bindingLeft(some: readonly Binding[], others: readonly Binding[]): Spot | undefined {
  const known = new Set(others.map(({ request }) => request));
  const left = some.find(({ request }) => !known.has(request));
  const texts = new Set(others.flatMap(({ pieces }) => pieces.map(({ text }) => text)));
  return (left?.pieces.find(({ text }) => !texts.has(text)) ?? left?.pieces[0])?.at;
}

/** An address without the names of its variables, which are not sent: `/v1/{order.id=orders/*}` to `/v1/{orders/*}`. */
function unnamed(address: string): string {
  return address.replace(/\{[\w.]*=?/g, '{');
}
