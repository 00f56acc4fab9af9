import type { Material } from '../../../model/material.ts';
import type { RemoteCall } from '../../../model/source.ts';
import { block } from '../../words/block.ts';
import { code, prose } from '../../words/escape.ts';
import { at, named } from './named.ts';

/** A call that leaves the process, and the file it stands in. */
export interface ChangedCall extends RemoteCall {
  readonly path: string;
}

/** The calls of service code that a change adds or edits. */
export function changedCalls({ facts }: Material): readonly ChangedCall[] {
  return facts.sources.after.flatMap(({ path, role, calls }) =>
    role === 'service' ? calls.flatMap((call) => (call.touched ? [{ ...call, path }] : [])) : [],
  );
}

/** What bounds the wait of each call that changes, and the option to write where nothing does. */
export function waits(material: Material): readonly string[] {
  const calls = changedCalls(material);
  const unbounded = [...new Set(calls.flatMap(({ client, timeout }) => (timeout === 'none' ? [client] : [])))];
  const settings = unbounded.flatMap((client) => bounded.get(client) ?? []);
  return [
    ...named('Calls that leave the process', calls.map(sayCall)),
    ...(settings.length > 0
      ? [
          'The option that bounds the wait; the number has to be shorter than your own callers wait:',
          block('ts', settings),
        ]
      : []),
  ];
}

function sayCall({ expression, inside, path, line, timeout, because }: ChangedCall): string {
  const where = inside === '' ? '' : ` in ${code(inside)}`;
  const wait = {
    none: 'nothing bounds its wait',
    set: 'its wait is bounded',
    unknown: 'what bounds its wait is not known',
  };
  return `${code(expression)}${where} (${at(path, line)}): ${wait[timeout]}${because === '' ? '' : `, ${prose(because)}`}`;
}

/** How the clients that a reader knows are told to wait no longer, by what the reader calls them. */
const bounded: ReadonlyMap<string, string> = new Map([
  ['fetch', 'fetch(url, { signal: AbortSignal.timeout(3000) })'],
  ['node-fetch', 'fetch(url, { signal: AbortSignal.timeout(3000) })'],
  ['axios', 'axios.create({ timeout: 3000 })'],
  ['got', 'got.extend({ timeout: { request: 3000 }, retry: { limit: 2 } })'],
  ['undici', 'request(url, { headersTimeout: 3000, bodyTimeout: 3000 })'],
  ['superagent', 'request.get(url).timeout({ response: 3000, deadline: 10000 })'],
  ['http', 'http.request(url, { signal: AbortSignal.timeout(3000) })'],
]);
