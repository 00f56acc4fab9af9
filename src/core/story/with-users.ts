import type { Use } from '../model/consumer.ts';
import type { Finding } from '../model/finding.ts';
import { listed } from '../rules/listed.ts';
import { code } from '../rules/render-message.ts';

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
  const [one, several] = uses.every(({ kind }) => kind === 'operation')
    ? ['operation', 'operations']
    : ['operation or fragment', 'operations and fragments'];
  const what = uses.length === 1 ? one : several;
  const named = uses.map((use) => `${code(use.by)} in ${placeOf(use)}`);
  return [`Used by ${count} ${what} here: ${listed(named, mostNamed)}.`];
}

/** A file of requests expects the answer of before, or to be understood as before. */
function saidOfFiles(all: readonly Use[]): readonly string[] {
  const uses = all.filter(({ kind }) => kind === 'pact' || kind === 'collection');
  if (uses.length === 0) return [];
  const named = uses.map((use) => {
    const what = use.kind === 'pact' ? 'the pact of' : 'the Postman collection';
    return `${what} ${code(use.by)} (${placeOf(use)})`;
  });
  const said = `${listed(named, mostNamed)} ${uses.length === 1 ? 'expects' : 'expect'} otherwise.`;
  return [said.replace(/^the /, 'The ')];
}

function placeOf({ file, line }: Use): string {
  return code(`${file}:${line}`);
}
