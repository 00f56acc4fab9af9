import { below, type Spot } from '../../texts/document.ts';
import type { AspectValue, Element } from '../comparison/element.ts';
import { note, replacement } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { type Node, own } from '../document-store.ts';
import { childrenOf } from '../children.ts';
import type { Method, Service } from './data.ts';
import { callOf } from './calls.ts';
import { deprecation } from './enum.ts';
import { optionsLeft } from './field.ts';
import { fileAspect } from './file-aspect.ts';
import { bindingsOf, httpOption } from './http.ts';

import type { Reading } from './reading.ts';
import { type FieldType, jsonType, sourceType, wireType } from './type-law.ts';

/** A service and its methods. */
export function serviceOf(name: string, node: Node, holder: Reading): Element {
  const { options } = node.raw as Service;
  return {
    kind: 'service',
    role: 'choice',
    key: name,
    name,
    flow: 'input',
    at: node.spot,
    given: {},
    component: name,
    identity: `service ${name}`,
    usedBy: () => childrenOf(node, 'methods').map(([method]) => callOf(holder.scope, name, method)),
    remains: optionsLeft(node, fields('deprecated')),
    aspects: () => [fileAspect(node, holder), deprecation(node, options['deprecated'] === true)],
    parts: () =>
      childrenOf(node, 'methods').map(([method, one]) =>
        methodOf(method, one, callOf(holder.scope, name, method), holder),
      ),
  };
}

function methodOf(name: string, node: Node, call: string, holder: Reading): Element {
  const method = node.raw as Method;
  const { options } = method;
  const { names } = holder;
  const typeOf = (written: string): FieldType => {
    const name = names.resolve(written, holder.scope);
    return { name, kind: names.kindOf(name) ?? 'unknown', names };
  };
  const plain = { stated: true, at: node.spot };
  const deprecated = options['deprecated'] === true;
  return {
    kind: 'rpc',
    role: 'choice',
    key: name,
    name,
    flow: 'input',
    at: node.spot,
    given: { deprecated, leadsTo: `${typeOf(method.input).name} ${typeOf(method.output).name}` },
    usedBy: () => [call],
    remains: optionsLeft(node, fields(`deprecated idempotency_level ${httpOption}`)),
    aspects: (): AspectValue[] => [
      { aspect: 'requestType', ...carried(typeOf(method.input)), ...plain },
      { aspect: 'responseType', ...carried(typeOf(method.output)), ...plain },
      { aspect: 'clientStreaming', value: method.clientStreaming, law: replacement, ...plain },
      { aspect: 'serverStreaming', value: method.serverStreaming, law: replacement, ...plain },
      {
        aspect: 'idempotency',
        value: options['idempotency_level'] ?? 'IDEMPOTENCY_UNKNOWN',
        law: replacement,
        ...plain,
      },
      http(node, method),
      { ...deprecation(node, deprecated), law: note },
    ],
    parts: () => [],
  };
}

/** What a call carries: on the wire a message of another name is what it holds. */
function carried(value: FieldType): Pick<AspectValue, 'value' | 'shown' | 'law' | 'audience' | 'others'> {
  const others = [
    { audience: 'json', law: jsonType },
    { audience: 'wire', law: wireType },
  ] as const;
  return { value, shown: value.name, law: sourceType, audience: 'source', others };
}

/** The HTTP requests that a gateway answers with it: each that is gone is one that nobody answers. */
function http(node: Node, { options }: Method): AspectValue {
  const value = bindingsOf(options);
  const stated = value.length > 0;
  return {
    aspect: 'http',
    value,
    shown: value.length === 1 ? value[0] : value.length === 0 ? null : value,
    law: (was, now) => {
      const [a, b] = [was, now] as [readonly string[], readonly string[]];
      if (a.some((one) => !b.includes(one))) return 'replaced';
      return b.length > a.length ? 'noted' : null;
    },
    audience: 'wire',
    others: [{ audience: 'source', law: () => null }],
    stated,
    at: spotOfBinding(node) ?? node.spot,
  };
}

/** Where the option is written, or the first piece of it. */
function spotOfBinding(node: Node): Spot | undefined {
  const options = own(node, 'options');
  const name = Object.keys(options?.raw ?? {}).find((one) => one === httpOption || one.startsWith(`${httpOption}.`));
  return options && name !== undefined ? below(options.spot, name) : undefined;
}
