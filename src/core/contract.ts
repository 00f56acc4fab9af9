import { defaultConfig } from './config/default.ts';
import { readContracts } from './contracts/index.ts';
import { couldHold } from './contracts/detect.ts';
import { prepareReaders } from './contracts/readers.ts';
import type { Unread } from './model/contract.ts';
import type { ContractReport, ContractRequest } from './model/contract-result.ts';
import { noFacts } from './model/facts.ts';
import { emptySnapshot, treeOf } from './model/tree.ts';
import { contractResult } from './report/contract/contract-result.ts';
import { judge } from './judge.ts';
import { requiredRelease } from './rules/required-release.ts';
import { withUsers } from './story/with-users.ts';
import { withConsumersOf } from './with-consumers.ts';

/** Loads the readers that `compareContracts` needs for a request. */
export function prepareComparison({ before, after, format }: ContractRequest): Promise<void> {
  return prepareReaders([treeOf(before), treeOf(after)], format);
}

/**
 * The pipeline for contracts alone: read -> judge -> result. Nothing is fetched: the request holds both trees. Call
 * `prepareComparison` first.
 */
export function compareContracts(request: ContractRequest): ContractReport {
  const before = treeOf(request.before);
  const after = treeOf(request.after);
  const { asOf, format, mode } = request;
  const paired = new Map(request.pairs);
  const options = { asOf, changed: null, renamed: paired, paired, format, mode };
  const reading = readContracts(before, after, options);
  const told = { ...noFacts(asOf), contracts: reading.contracts, unread: reading.unread };
  const facts = withConsumersOf(told, request, [before, after], options);
  // The result quotes no lines, so the judge needs no texts.
  const untold = treeOf(emptySnapshot);
  const { findings, notes } = judge(facts, defaultConfig, { before: untold, after: untold });
  const missing = notes.map((because) => ({
    file: contractIn(request),
    because,
    fix: 'report it: this is a bug in Architect',
  }));
  const seen = reading.contracts.length + reading.unread.length > 0;
  const own = withUsers(findings.filter(({ group }) => group === undefined));
  const releases = reading.contracts.map((contract) => requiredRelease(contract, own, defaultConfig));
  const unread = [...reading.unread, ...missing, ...(seen ? [] : unlike(request))];
  return { result: contractResult(own, releases, unread), findings: own };
}

/** If the caller names a format and no file looks like it, nothing was compared, which is not "compatible". */
function unlike({ before, after, format }: ContractRequest): readonly Unread[] {
  if (format === null) return [];
  const files = new Set([...after.paths, ...before.paths].filter((path) => couldHold(path, format)));
  const because = `nothing in it looks like ${format}`;
  return [...files].map((file) => ({ file, because, fix: 'name the contract by itself, or leave out the format' }));
}

function contractIn({ before, after }: ContractRequest): string {
  return after.paths[0] ?? before.paths[0] ?? '';
}
