import type { Notation } from '../../texts/parsed.ts';

const named = new Set([
  'imports',
  'messages',
  'enums',
  'services',
  'extensions',
  'fields',
  'oneofs',
  'values',
  'methods',
]);

/** How two .proto files can be compared without knowing what they mean. */
export const notation: Notation = {
  referenceOf: () => null,
  contentOf: (key, around) => {
    if (around === 'names') return 'fields';
    if (key === 'options') return 'literal';
    return named.has(key) ? 'names' : 'fields';
  },
  marks: new Map(),
};
