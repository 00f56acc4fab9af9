import type { AspectValue, Element } from '../comparison/element.ts';
import { note, replacement } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import type { Node } from '../document-store.ts';
import { childrenOf } from '../children.ts';
import type { Method, Service } from './data.ts';
import { callOf } from './calls.ts';
import { deprecation } from './enum.ts';
import { optionsLeft } from './field.ts';
import { fileAspect } from './file-aspect.ts';
import { type Binding, bindingLeft, bindingsIn, httpOption, requestsIn } from './http.ts';

import type { Reading } from './reading.ts';
import { type FieldType, jsonType, kindIn, sourceType, wireType } from './type-law.ts';

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
    given: {
      get leadsTo() {
        return childrenOf(node, 'methods')
          .map(([, { raw }]) => typesOf(raw as Method, holder).join(' '))
          .join(' ');
      },
      get requests() {
        return childrenOf(node, 'methods')
          .map(([, method]) => requestsIn(method))
          .filter((requests) => requests !== '')
          .join('\n');
      },
    },
    component: name,
    identity: `service ${name}`,
    usedBy: () => childrenOf(node, 'methods').map(([method]) => callOf(holder.scope, name, method)),
    remains: optionsLeft(node, fields('deprecated')),
    aspects: () => [
      fileAspect(node, holder),
      { aspect: 'package', value: holder.scope, law: replacement, audience: 'wire', stated: true, at: node.spot },
      deprecation(node, options['deprecated'] === true),
    ],
    parts: () =>
      childrenOf(node, 'methods').map(([method, one]) =>
        methodOf(method, one, callOf(holder.scope, name, method), holder),
      ),
  };
}

/** The full names of what a method takes and returns. */
function typesOf({ input, output }: Method, { names, scope }: Reading): readonly string[] {
  return [input, output].map((written) => names.resolve(written, scope));
}

function methodOf(name: string, node: Node, call: string, holder: Reading): Element {
  const method = node.raw as Method;
  const { options } = method;
  const { names } = holder;
  const typeOf = (written: string): FieldType => {
    const name = names.resolve(written, holder.scope);
    return { name, kind: kindIn(names, name), names };
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
    given: {
      deprecated,
      leadsTo: typesOf(method, holder).join(' '),
      get requests() {
        return requestsIn(node);
      },
    },
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
      http(node),
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
function http(node: Node): AspectValue {
  const value = bindingsIn(node);
  const requests = value.map(({ request }) => request);
  return {
    aspect: 'http',
    value,
    shown: requests.length === 1 ? requests[0] : requests.length === 0 ? null : requests,
    law: (was, now) => {
      const [a, b] = [was, now] as [readonly Binding[], readonly Binding[]];
      if (bindingLeft(a, b) !== undefined) return 'replaced';
      return bindingLeft(b, a) === undefined ? null : 'noted';
    },
    audience: 'wire',
    others: [{ audience: 'source', law: () => null }],
    stated: value.length > 0,
    differsAt: (other) => bindingLeft(value, other as readonly Binding[]),
    at: value[0]?.pieces[0]?.at ?? node.spot,
  };
}
