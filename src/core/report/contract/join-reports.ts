import type { ContractRelease, ContractReport } from '../../model/contract-result.ts';
import { highestBump, resultOf } from './contract-result.ts';

/** The report against an older version, and that version's name. */
export interface OlderReport extends ContractReport {
  readonly against: string;
}

/** Joins the report against the last version with those against older ones, without repeating changes. */
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

/** The same change is recognised under any file name. */
function saying({ rule, subject, message }: Saying): string {
  return [rule, subject.slice(subject.indexOf(': ') + 1), message].join('\n');
}

/** The stricter of two releases; declared versions are those of the last one. */
function higher(known: ContractRelease | undefined, other: ContractRelease): ContractRelease {
  return known === undefined ? other : { ...known, bump: highestBump([known, other]) };
}
