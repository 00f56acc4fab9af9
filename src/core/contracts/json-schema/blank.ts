import type { Element } from '../comparison/element.ts';
import { isMap } from '../document-store.ts';
import { isRemark } from './notation.ts';
import type { View } from './view.ts';

/**
 * Whether a schema is an object or an array of which nothing is said, not even that it may hold anything: generators write
 * `properties: {}` for what nobody has described yet.
 */
export function isBlank({ layers, choices, broken }: View): boolean {
  const saysNothing = ([key, value]: readonly [string, unknown]) =>
    isRemark(key) || idle.has(key) || isEmpty(value) || (key === 'type' && [value].flat().some(isHolder));
  const isPlain = layers.length > 0 && broken === undefined && choices.length === 0;
  return isPlain && layers.every(({ raw }) => Object.entries(raw).every(saysNothing));
}

/** Whether a part is what such a schema is described by once somebody does. */
export function isLate({ kind, given }: Element): boolean {
  return kind === 'property' || given.constraint === 'items';
}

/** Whether nothing is said of a value, so that everything fits. */
export function isUnsaid({ layers, choices, broken }: View): boolean {
  const isPlain = broken === undefined && choices.length === 0;
  return isPlain && layers.every(({ raw }) => Object.keys(raw).every((key) => isRemark(key) || key === '$ref'));
}

/** What says something of the whole value alone, or is read where it leads. */
const idle = new Set(['allOf', '$ref', 'nullable', 'readOnly', 'writeOnly', 'deprecated', 'default']);

function isHolder(type: unknown): boolean {
  return type === 'object' || type === 'array';
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
}
