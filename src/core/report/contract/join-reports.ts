import type { ContractRelease, ContractReport } from '../../model/contract-result.ts';
import { highestBump, resultOf } from './contract-result.ts';

/** What a version came to against an older one, and what that one is called. */
export interface OlderReport extends ContractReport {
  readonly against: string;
}

/** One report of what a version came to against the last one and against older ones: what was said already is not said again. */
export function joinReports(last: ContractReport, older: readonly OlderReport[]): ContractReport {
  const [changes, findings] = [[...last.result.changes], [...last.findings]];
  const contracts = new Map(last.result.contracts.map((one) => [one.path, one]));
  const unread = new Map(last.result.unread.map((one) => [`${one.file}\n${one.because}`, one]));
  const said = new Set([...changes, ...findings].map(saying));
  for (const { result, findings: more, against } of older) {
    const named = <Said extends Saying>(one: Said): Said => ({
      ...one,
      message: `${one.message} (against ${against})`,
    });
    const isNew = (one: Saying) => !said.has(saying(one));
    for (const change of result.changes.filter(isNew)) changes.push({ ...named(change), against });
    for (const one of more.filter(isNew)) findings.push(named(one));
    for (const one of [...result.changes, ...more]) said.add(saying(one));
    for (const one of result.contracts) contracts.set(one.path, higher(contracts.get(one.path), one));
    for (const one of result.unread) unread.set(`${one.file}\n${one.because}`, one);
  }
  return { result: resultOf(changes, [...contracts.values()], [...unread.values()]), findings };
}

interface Saying {
  readonly rule: string;
  readonly subject: string;
  readonly message: string;
}

/** Whatever the file is called that the subject begins with. */
function saying({ rule, subject, message }: Saying): string {
  return [rule, subject.slice(subject.indexOf(': ') + 1), message].join('\n');
}

/** Which of two asks for more; the versions of the last one count. */
function higher(known: ContractRelease | undefined, other: ContractRelease): ContractRelease {
  return known === undefined ? other : { ...known, bump: highestBump([known, other]) };
}
