import type { Use } from '../model/consumer.ts';
import type { Finding } from '../model/finding.ts';
import { listed } from './listed.ts';
import { code } from './render-message.ts';

/** More users than this are counted, and not named. */
const mostNamed = 3;
/** More users than this are not kept. */
const most = 30;

/** Adds to what a change breaks who in the repository uses it: it, or what it speaks for. Where nobody is known nothing is said. */
export function withUsers(findings: readonly Finding[]): readonly Finding[] {
  const known = new Map(findings.map((finding) => [finding.id, finding.change?.consumers ?? []]));
  return findings.map((finding) => {
    const { change, group, message } = finding;
    if (change === undefined || change.severity === 'safe') return finding;
    const uses = new Map<string, Use>();
    for (const id of [finding.id, ...(group?.members ?? [])]) {
      for (const use of known.get(id) ?? []) uses.set(JSON.stringify([use.kind, use.by, use.file]), use);
    }
    const consumers = [...uses.values()].slice(0, most);
    if (consumers.length === 0) return finding;
    const words = [...saidOfOperations(consumers), ...saidOfFiles(consumers)].join(' ');
    return { ...finding, message: `${message} ${words}`, change: { ...change, consumers } };
  });
}

function saidOfOperations(all: readonly Use[]): readonly string[] {
  const uses = all.filter(({ kind }) => kind === 'operation' || kind === 'fragment');
  if (uses.length === 0) return [];
  const count = uses.length < most ? `${uses.length}` : `${most} or more`;
  const one = uses.every(({ kind }) => kind === 'operation') ? 'operation' : 'operation or fragment';
  const what = uses.length === 1 ? one : one.replaceAll(/\w+(?= or|$)/g, '$&s').replace(' or ', ' and ');
  const named = uses.map((use) => `${code(use.by)} in ${placeOf(use)}`);
  return [`Used by ${count} ${what} here: ${listed(named, mostNamed)}.`];
}

/** A file of requests expects the answer of before, or to be understood as before. */
function saidOfFiles(all: readonly Use[]): readonly string[] {
  const uses = all.filter(({ kind }) => kind === 'pact' || kind === 'collection');
  if (uses.length === 0) return [];
  const kinds = { pact: 'the pact of', collection: 'the Postman collection' } as Record<Use['kind'], string>;
  const named = uses.map((use) => `${kinds[use.kind]} ${code(use.by)} (${placeOf(use)})`);
  const who = listed(named, mostNamed).replace(/^t/, 'T');
  return [`${who} ${uses.length === 1 ? 'expects' : 'expect'} otherwise.`];
}

function placeOf({ file, line }: Use): string {
  return code(`${file}:${line}`);
}
