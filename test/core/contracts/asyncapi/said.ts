import { expect } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

/** One file, which is `asyncapi.yaml`, or several. */
export type Texts = string | Readonly<Record<string, string>>;

/** What comes of comparing two versions. */
export function result(before: Texts, after: Texts) {
  const tree = (given: Texts) => {
    const texts = typeof given === 'string' ? { 'asyncapi.yaml': given } : given;
    return { paths: Object.keys(texts), texts, refused: {} };
  };
  const request = { before: tree(before), after: tree(after), pairs: [], format: null, mode: null, asOf: '2026-06-01' };
  return compareContracts(request).result;
}

/** What is not safe, with its lines on both sides. */
export function said(before: Texts, after: Texts): readonly string[] {
  const { changes, unread } = result(before, after);
  expect(unread).toEqual([]);
  return changes
    .filter(({ severity, rule }) => severity !== 'safe' && !rule.startsWith('versioning/'))
    .map(({ severity, rule, before: was, after: now }) => `${severity} ${rule} ${was?.line}-${now?.line}`);
}

/** All that is said, in words. */
export function told(before: Texts, after: Texts): readonly string[] {
  return result(before, after)
    .changes.filter(({ rule }) => !rule.startsWith('versioning/'))
    .map(({ severity, message }) => `${severity}: ${message}`);
}

/** AsyncAPI 2 with one operation: what stands below `message:`, indented by eight. */
export function two(verb: 'publish' | 'subscribe', message: string): string {
  return `asyncapi: 2.6.0
info: { title: Orders, version: 1.0.0 }
channels:
  orders/placed:
    ${verb}:
      message:
${message}`;
}

/** AsyncAPI 3 with one operation: what stands below the message, indented by eight. */
export function three(action: 'send' | 'receive', message: string, more = ''): string {
  return `asyncapi: 3.0.0
info: { title: Orders, version: 1.0.0 }
channels:
  placed:
    address: orders/placed
    messages:
      order:
${message}operations:
  place:
    action: ${action}
    channel: { $ref: '#/channels/placed' }
${more}`;
}
