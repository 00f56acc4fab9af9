import { inJson } from '../../texts/exact.ts';
import { isMap, own } from '../document-store.ts';
import type { Names, Schema } from './names.ts';
import { type Branch, branchesOf } from './resolve.ts';

/** How deep a default is compared with its type. */
const deepest = 30;

/** What a field or an enum falls back on; `valid` where a reader can use it. */
export interface Default {
  readonly text: string;
  /** As people are shown it. */
  readonly shown: unknown;
  readonly valid: boolean;
}

/** The default of a field, checked against its type. */
export function defaultOf(field: Schema, names: Names): Default | null {
  const written = own(field.node, 'default');
  const type = own(field.node, 'type');
  if (written === undefined || type === undefined) return null;
  const branches = branchesOf({ ...field, node: type }, names);
  const fitting = branches.findIndex((branch) => fits(written.raw, branch, names, 0));
  const remark = fitting < 0 ? 'no value of its type' : fitting > 0 ? 'not of the first branch' : '';
  return told(written.raw, remark, fitting >= 0);
}

/** The symbol that a reader takes for one that it does not know. */
export function symbolDefault({ schema }: Branch): Default | null {
  const { raw } = schema.node;
  if (!isMap(raw) || !Object.hasOwn(raw, 'default')) return null;
  const valid = Array.isArray(raw['symbols']) && raw['symbols'].includes(raw['default']);
  return told(raw['default'], valid ? '' : 'none of its symbols', valid);
}

function told(value: unknown, remark: string, valid: boolean): Default {
  const json = JSON.stringify(value, inJson);
  const text = remark === '' ? json : `${remark}: ${json}`;
  // None is what is shown where there is no default.
  return { text, shown: remark === '' && value !== null ? value : text, valid };
}

function fits(value: unknown, branch: Branch, names: Names, depth: number): boolean {
  const { type, schema, broken } = branch;
  const { raw } = schema.node;
  if (broken || depth > deepest) return true;
  if (type === 'null') return value === null;
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'int' || type === 'long') return isWhole(value);
  if (type === 'float' || type === 'double') {
    return isNumber(value) || ['NaN', 'Infinity', '-Infinity'].includes(value as string);
  }
  if (type === 'string' || type === 'bytes' || type === 'fixed') return typeof value === 'string';
  if (type === 'enum') return isMap(raw) && Array.isArray(raw['symbols']) && raw['symbols'].includes(value);
  const inner = (key: string, one: unknown) => {
    const node = own(schema.node, key);
    return node === undefined || branchesOf({ ...schema, node }, names).some((b) => fits(one, b, names, depth + 1));
  };
  if (type === 'array') return Array.isArray(value) && value.every((one) => inner('items', one));
  if (type === 'map') return isMap(value) && Object.values(value).every((one) => inner('values', one));
  // A record is checked by its own fields where it is written, and here by its shape.
  return isMap(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isWhole(value: unknown): boolean {
  return Number.isInteger(value) || typeof value === 'bigint';
}
