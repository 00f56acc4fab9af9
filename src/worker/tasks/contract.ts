import { contractFiles } from '../../core/contracts/files.ts';
import { compareContracts, prepareComparison } from '../../core/contract.ts';
import { type ContractSide, contractSide, type ContractInput } from '../../adapters/local/contract-side.ts';
import type { ContractReport, ContractRequest, ContractResult } from '../../core/model/contract-result.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { Place } from '../../core/model/place.ts';
import { joinReports } from '../../core/report/contract/join-reports.ts';
import type { ContractTask } from './task.ts';

/** Compares two versions of a contract; the result names files as the caller does. */
export async function runContract(task: ContractTask): Promise<ContractResult> {
  return compareSides(await loadComparison(task)).report.result;
}

/** The result of a comparison, with the texts it is about. */
export interface Compared {
  readonly report: ContractReport;
  /** Reads the text of a file by the caller's name for it. */
  readonly read: { readonly before: Reading; readonly after: Reading };
}

type Compare = Omit<ContractTask, 'kind'>;
type Reading = (file: string) => string | undefined;

/** The loaded sides of a comparison. */
export interface LoadedComparison {
  readonly before: ContractSide;
  readonly after: ContractSide;
  readonly request: ContractRequest;
  /** The comparisons with older versions, with the name of each. */
  readonly older: readonly (LoadedComparison & { readonly against: string })[];
}

/** Loads both sides, and the readers of their formats. */
export async function loadComparison({
  before: was,
  after: now,
  earlier = [],
  format,
  mode,
  asOf,
}: Compare): Promise<LoadedComparison> {
  const after = await contractSide(now, contractFiles.needs);
  const between = (given: ContractInput) => loadPair(given, after, { format, mode, asOf });
  const older = [];
  for (const [at, given] of earlier.entries()) {
    const against = typeof given === 'string' ? given : `${at + 2} versions back`;
    older.push({ ...(await between(given)), against });
  }
  return { ...(await between(was)), older };
}

async function loadPair(
  was: ContractInput,
  after: ContractSide,
  { format, mode, asOf }: Pick<Compare, 'format' | 'mode' | 'asOf'>,
): Promise<LoadedComparison> {
  const before = await contractSide(was, contractFiles.needs);
  const pairs = pairsOf(before, after);
  const request = { before: before.snapshot, after: after.snapshot, pairs, format, mode, asOf };
  await prepareComparison(request);
  return { before, after, request, older: [] };
}

/** Compares the sides, and those of older versions, and joins the results. */
export function compareSides({ older, ...last }: LoadedComparison): Compared {
  const { report, read } = comparePair(last);
  if (older.length === 0) return { report, read };
  const all = older.map((one) => ({ ...comparePair(one), against: one.against }));
  const before: Reading = (file) => [read, ...all.map((one) => one.read)].map((one) => one.before(file)).find(isText);
  const reports = all.map(({ report: { result, findings }, against }) => ({ result, findings, against }));
  return { report: joinReports(report, reports), read: { ...read, before } };
}

function isText(text: string | undefined): boolean {
  return text !== undefined;
}

function comparePair({ before, after, request }: Omit<LoadedComparison, 'older'>): Compared {
  const missing = [...before.missing, ...after.missing];
  const read = { before: textsOf(before), after: textsOf(after) };
  if (missing.length > 0) {
    const result = { verdict: 'unread', bump: null, contracts: [], changes: [], unread: missing } as const;
    return { report: { result, findings: [] }, read };
  }
  const { result, findings } = compareContracts(request);
  const called = (file: string) => after.named(file) ?? before.named(file) ?? file;
  const told = {
    ...result,
    contracts: result.contracts.map((one) => ({ ...one, path: called(one.path) })),
    changes: result.changes.map((change) => placed(change, before, after)),
    unread: result.unread.map((one) => ({ ...one, file: called(one.file) })),
  };
  const named = ({ change, ...finding }: Finding): Finding => ({
    ...finding,
    path: (finding.side === 'before' ? before : after).named(finding.path) ?? finding.path,
    ...(change && { change: placed(change, before, after) }),
  });
  return { report: { result: told, findings: findings.map(named) }, read };
}

/** A change with the caller's names in its places. */
function placed<Change extends { readonly before?: Place | null; readonly after?: Place | null }>(
  change: Change,
  before: ContractSide,
  after: ContractSide,
): Change {
  const called = (side: ContractSide, place: Place): Place => ({
    ...place,
    file: side.named(place.file) ?? place.file,
  });
  return {
    ...change,
    ...(change.before && { before: called(before, change.before) }),
    ...(change.after && { after: called(after, change.after) }),
  };
}

function textsOf({ snapshot, named }: ContractSide): Reading {
  const texts = new Map(Object.entries(snapshot.texts).map(([path, text]) => [named(path) ?? path, text]));
  return (file) => texts.get(file);
}

/** The paths that are versions of each other under different names: two single files, and the files they refer to. */
function pairsOf(before: ContractSide, after: ContractSide): readonly (readonly [string, string])[] {
  if (before.single === null || after.single === null) return [];
  const [from, to] = [folderOf(before.single), folderOf(after.single)];
  const referred = before.snapshot.paths.flatMap((path): readonly (readonly [string, string])[] => {
    const other = `${to}${path.slice(from.length)}`;
    return path !== before.single && after.snapshot.paths.includes(other) ? [[path, other]] : [];
  });
  return [[before.single, after.single] as const, ...referred].filter(([was, now]) => was !== now);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
