import { below } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import { demands, note, restrictingFlag } from '../comparison/laws.ts';
import { argumentsOf } from './field.ts';
import type { NamedNode } from './schema.ts';
import type { DirectiveText } from './sdl.ts';

/** Where clients can write a directive; everywhere else only the schema does. */
const executable = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/** A directive, as far as clients can write it in their operations. */
export function directive({ name, node }: NamedNode): Element {
  const { locations, repeatable } = node.raw as DirectiveText;
  const own = locations.filter((location) => executable.has(location));
  const others = locations.filter((location) => !executable.has(location));
  const at = below(node.spot, 'locations');
  return {
    kind: 'directive',
    key: name,
    name: `@${name}`,
    flow: 'input',
    role: 'choice',
    at: node.spot,
    given: {},
    node,
    notSent: own.length === 0,
    removed: () => ({ unknown: 'refused' }),
    aspects: () => [
      { aspect: 'locations', value: own, law: (was, now) => demands(now, was), stated: true, at },
      { aspect: 'schemaLocations', value: others, law: note, stated: true, at },
      {
        aspect: 'repeatable',
        value: repeatable,
        law: (was, now) => restrictingFlag(!was, !now),
        stated: true,
        at: node.spot,
      },
    ],
    parts: () => argumentsOf({ node }),
  };
}
