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
        value: { parent, inherits, own: functions } satisfies Extending,
        shown: parent || null,
        law: inheritance,
        audience: 'source',
        others: [{ audience: 'wire', law: lostFunctions }],
        stated,
        at: stated ? below(node.spot, 'extends') : node.spot,
      },
      deprecation(node),
    ],
    parts: () => functions,
    aligned: (before) => [before, { ...element, parts: () => [...functions, ...movedUp(before)] }],
  };
  return element;

  /** The names of the functions that it has from others; undefined where one of those is not there. */
  function inherits(): readonly string[] | undefined {
    return inherited(node, names)?.map(({ key }) => key);
  }

  /** What the service had itself and is now one of the functions of those that it extends. */
  function movedUp(before: Element): Element[] {
    const missing = before.parts().filter(({ key }) => !functions.some((own) => own.key === key));
    return missing.length === 0
      ? []
      : (inherited(node, names) ?? []).filter(({ key }) => missing.some((one) => one.key === key));
  }
}

/** The functions of the services that one extends, the nearest first; undefined where one is not there. */
function inherited(service: Node, names: Names): Element[] | undefined {
  const found = new Map<string, Element>();
  const seen = new Set<unknown>([service.raw]);
  let above = (service.raw as Service).extends;
  let parent = names.service(above);
  while (parent !== null && !seen.has(parent.node.raw)) {
    const { node, names: known } = parent;
    seen.add(node.raw);
    for (const [name, child] of childrenOf(node, 'functions')) {
      if (!found.has(name)) found.set(name, functionOf(name, child, String(service.spot.key), known));
    }
    above = (node.raw as Service).extends;
    parent = known.service(above);
  }
  return parent === null && above !== '' ? undefined : [...found.values()];
}

/** What a service extends, and what it offers. */
interface Extending {
  readonly parent: string;
  readonly inherits: () => readonly string[] | undefined;
  readonly own: readonly Element[];
}

/** Functions that come with a service that is extended are offered too. */
const inheritance: AspectLaw = (was, now) => {
  const [a, b] = [(was as Extending).parent, (now as Extending).parent];
  return a === '' && b !== '' ? 'widened' : replacement(a, b);
};

/** Callers know functions by their names, wherever these are declared. */
const lostFunctions: AspectLaw = (was, now) => {
  const [a, b] = [was as Extending, now as Extending];
  if (a.parent === b.parent || a.parent === '') return null;
  const [had, has] = [a.inherits(), b.inherits()];
  if (had === undefined || has === undefined) return 'replaced';
  const offered = new Set([...has, ...b.own.map(({ key }) => key)]);
  return had.every((name) => offered.has(name)) ? null : 'replaced';
};

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
