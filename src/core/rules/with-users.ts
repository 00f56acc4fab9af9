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
    return { ...finding, message: `${message} ${said(consumers)}`, change: { ...change, consumers } };
  });
}

function said(uses: readonly Use[]): string {
  const count = uses.length < most ? `${uses.length}` : `${most} or more`;
  const what = uses.every(({ kind }) => kind === 'operation') ? 'operation' : 'operation or fragment';
  const plural = uses.length === 1 ? what : what.replaceAll(/operation|fragment/g, '$&s').replace(' or ', ' and ');
  const named = uses.map(({ by, file, line }) => `${code(by)} in ${code(`${file}:${line}`)}`);
  return `Used by ${count} ${plural} here: ${listed(named, mostNamed)}.`;
}
