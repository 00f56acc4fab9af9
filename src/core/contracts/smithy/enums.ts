import { below } from '../../texts/document.ts';
import type { Element, Flow } from '../comparison/element.ts';
import { isMap } from '../document-store.ts';
import type { Member, Shape, Traits } from './model.ts';
import { api } from './traits.ts';

/** The values of an enumeration: of a shape of its own, or of the trait of the first version. */
export function membersOfEnum(shape: Shape, members: readonly Member[], traits: Traits, flow: Flow): Element[] {
  if (shape.type === 'enum' || shape.type === 'intEnum') {
    return members.map(({ name, traits: own, at }) => {
      const value = own.get(api('enumValue'))?.value;
      return literal(value === undefined ? name : String(value), at, flow);
    });
  }
  const trait = traits.get(api('enum'));
  const list = Array.isArray(trait?.value) ? (trait.value as unknown[]) : [];
  return list.flatMap((raw, index): Element[] => {
    const value = isMap(raw) ? raw['value'] : undefined;
    return trait === undefined || typeof value !== 'string' ? [] : [literal(value, below(trait.at, index), flow)];
  });
}

/** One value. Clients of Smithy are told to expect values that they do not know. */
function literal(value: string, at: Element['at'], flow: Flow): Element {
  return {
    kind: 'enum-value',
    role: 'choice',
    key: value,
    name: value,
    flow,
    at,
    given: { extensible: true, site: 'body' },
    aspects: () => [],
    parts: () => [],
  };
}
