import { below } from '../../texts/document.ts';
import { childrenOf } from '../children.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { annotationsLeft, deprecation, isDeprecated } from './annotations.ts';
import type { Service, ServiceFunction } from './data.ts';
import { type Names, writtenNames } from './names.ts';
import { holderOf } from './struct.ts';
import { typeValue } from './type-law.ts';

/** A service and its functions. */
export function serviceOf(name: string, node: Node, names: Names): Element {
  const { extends: parent } = node.raw as Service;
  const stated = parent !== '';
  const functions = childrenOf(node, 'functions').map(([one, child]) => functionOf(one, child, name, names));
  const element: Element = {
    kind: 'service',
    role: 'choice',
    key: name,
    name,
    flow: 'input',
    at: node.spot,
    given: {
      get leadsTo() {
        return childrenOf(node, 'functions')
          .flatMap(([, { raw }]) => typesIn(raw as ServiceFunction))
          .join(' ');
      },
    },
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
    parts: () => functions,
    aligned: (before) => [before, { ...element, parts: () => [...functions, ...movedUp(before)] }],
  };
  return element;

  /** What the service had itself and is now one of the functions of those that it extends. */
  function movedUp(before: Element): Element[] {
    const missing = before.parts().filter(({ key }) => !functions.some((own) => own.key === key));
    return missing.length === 0
      ? []
      : inherited(node, names).filter(({ key }) => missing.some((one) => one.key === key));
  }
}

/** The functions of the services that one extends, the nearest first. */
function inherited(service: Node, names: Names): Element[] {
  const found = new Map<string, Element>();
  const seen = new Set<unknown>([service.raw]);
  let parent = names.service((service.raw as Service).extends);
  while (parent !== null && !seen.has(parent.node.raw)) {
    const { node, names: known } = parent;
    seen.add(node.raw);
    for (const [name, child] of childrenOf(node, 'functions')) {
      if (!found.has(name)) found.set(name, functionOf(name, child, String(service.spot.key), known));
    }
    parent = known.service((node.raw as Service).extends);
  }
  return [...found.values()];
}

/** Functions that come with a service that is extended are offered too. */
const inheritance: AspectLaw = (was, now) => (was === '' && now !== '' ? 'widened' : replacement(was, now));

/** The types that a function takes, returns and throws. */
function typesIn({ returns, throws, arguments: taken }: ServiceFunction): readonly string[] {
  return [returns, ...[taken, throws].flatMap((fields) => Object.values(fields).map(({ type }) => type))].flatMap(
    writtenNames,
  );
}

function functionOf(name: string, node: Node, service: string, names: Names): Element {
  const { oneway, returns } = node.raw as ServiceFunction;
  const plain = { stated: true, at: node.spot };
  return {
    kind: 'rpc',
    role: 'choice',
    key: name,
    name,
    flow: 'input',
    at: node.spot,
    given: { deprecated: isDeprecated(node), leadsTo: typesIn(node.raw as ServiceFunction).join(' ') },
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
