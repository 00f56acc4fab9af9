import { below } from '../../texts/document.ts';
import { childrenOf } from '../children.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { annotationsLeft, deprecation, isDeprecated } from './annotations.ts';
import type { Service, ServiceFunction } from './data.ts';
import { type Names, namesIn } from './names.ts';
import { holderOf } from './struct.ts';
import { typeValue } from './type-law.ts';

/** A service and its functions. */
export function serviceOf(name: string, node: Node, names: Names): Element {
  const { extends: parent } = node.raw as Service;
  const stated = parent !== '';
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
    remains: annotationsLeft(node),
    aspects: () => [
      {
        aspect: 'extends',
        value: parent,
        shown: parent || null,
        law: inheritance,
        stated,
        at: stated ? below(node.spot, 'extends') : node.spot,
      },
      deprecation(node),
    ],
    parts: () => childrenOf(node, 'functions').map(([one, child]) => functionOf(one, child, name, names)),
  };
}

/** Functions that come with a service that is extended are offered too. */
const inheritance: AspectLaw = (was, now) => (was === '' && now !== '' ? 'widened' : replacement(was, now));

function functionOf(name: string, node: Node, service: string, names: Names): Element {
  const { oneway, returns, throws } = node.raw as ServiceFunction;
  const plain = { stated: true, at: node.spot };
  const thrown = Object.values(throws).flatMap(({ type }) => namesIn(type));
  return {
    kind: 'rpc',
    role: 'choice',
    key: name,
    name,
    flow: 'input',
    at: node.spot,
    given: { deprecated: isDeprecated(node), leadsTo: [...namesIn(returns), ...thrown].join(' ') },
    remains: annotationsLeft(node),
    aspects: () => [
      { aspect: 'responseType', ...typeValue(returns, names), ...plain },
      { aspect: 'oneway', value: oneway, law: replacement, ...plain },
      deprecation(node),
    ],
    parts: () => [
      holderOf(`the arguments of ${service}.${name}`, node, 'arguments', names),
      holderOf(`the exceptions of ${service}.${name}`, node, 'throws', names),
    ],
  };
}
