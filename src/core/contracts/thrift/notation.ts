import type { Notation } from '../../texts/parsed.ts';

const named = new Set([
  'namespaces',
  'includes',
  'structs',
  'enums',
  'typedefs',
  'constants',
  'services',
  'fields',
  'values',
  'functions',
  'arguments',
  'throws',
]);

/** How two .thrift files can be compared without knowing what they mean. Only an `include` refers. */
export const notation: Notation = {
  referenceOf: (raw) => {
    const path = typeof raw === 'object' && raw !== null && 'include' in raw ? raw.include : null;
    return typeof path === 'string' ? path : null;
  },
  contentOf: (key, around) => {
    if (around === 'names') return 'fields';
    if (key === 'annotations') return 'literal';
    return named.has(key) ? 'names' : 'fields';
  },
  marks: new Map(),
};
