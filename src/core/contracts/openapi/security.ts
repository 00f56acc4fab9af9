import type { Element } from '../comparison/element.ts';
import { demands } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own, pathOf } from '../document-store.ts';
import { childOf, itemsOf, type Reading } from './reading.ts';
import { written } from '../comparison/written.ts';

/** How callers may prove who they are: the operation's own alternatives, else those of the whole contract. */
export function security(operation: Node, reading: Reading): Element[] {
  const explicit = own(operation, 'security');
  const list = explicit ?? own(reading.root, 'security');
  const holder = list ?? { raw: [], spot: reading.root.spot };
  return [
    {
      kind: 'security',
      key: '',
      name: 'authentication',
      flow: 'input',
      at: holder.spot,
      role: 'detail',
      given: {},
      identity: `security ${explicit ? pathOf(explicit.spot).join('/') : ''}`,
      ...(explicit ? {} : { component: 'authentication' }),
      aspects: () => [],
      parts: () => alternatives(holder, reading),
    },
  ];
}

function alternatives(list: Node, reading: Reading): Element[] {
  const items = itemsOf(list, reading.documents);
  if (items.length === 0) return [alternative('anonymous', list, list, [], reading)];
  return items.flatMap((item) => {
    if (!isMap(item.raw)) return [];
    const names = Object.keys(item.raw).toSorted();
    return [alternative(names.join(' + ') || 'anonymous', item, item, names, reading)];
  });
}

const schemeFields = fields('type in name scheme', 'bearerFormat');

function alternative(name: string, node: Node, requirement: Node, names: readonly string[], reading: Reading): Element {
  const scopes = names.flatMap((scheme) => {
    const list = isMap(requirement.raw) ? requirement.raw[scheme] : [];
    return Array.isArray(list)
      ? list.map((scope) => (names.length > 1 ? `${scheme}:${written(scope)}` : written(scope)))
      : [];
  });
  const schemes = names.flatMap((scheme) => schemeOf(scheme, reading) ?? []);
  const wire = schemes
    .map(({ raw }) => onTheWire(raw))
    .toSorted()
    .join(' + ');
  return {
    kind: 'security',
    key: name,
    name,
    flow: 'input',
    at: node.via ?? node.spot,
    role: 'choice',
    within: ({ key }) => key === 'anonymous',
    renamedFrom: (other) =>
      wire !== '' && other.aspects().some(({ aspect, value }) => aspect === 'type' && value === wire),
    given: {},
    remains: schemes.map((scheme) => ({ node: scheme, fields: schemeFields })),
    aspects: () => [
      { aspect: 'scopes', value: scopes, law: demands, stated: true, at: requirement.spot },
      {
        aspect: 'type',
        value: wire,
        law: (was, now) => (written(was).toLowerCase() === written(now).toLowerCase() ? null : 'replaced'),
        stated: true,
        at: schemes[0]?.spot ?? requirement.spot,
      },
    ],
    parts: () => [],
  };
}

function schemeOf(name: string, { root, documents, version }: Reading): Node | undefined {
  const holder = version === '2' ? own(root, 'securityDefinitions') : own(root, 'components');
  const schemes = version === '2' ? holder : holder && childOf(holder, 'securitySchemes', documents);
  return schemes && childOf(schemes, name, documents);
}

/** What of a security scheme a client has to do on each request. */
function onTheWire(raw: unknown): string {
  if (!isMap(raw)) return '';
  const said = [raw['type'], raw['in'], raw['name'], raw['scheme']];
  return said.flatMap((part) => (part === undefined ? [] : written(part))).join(' ');
}
