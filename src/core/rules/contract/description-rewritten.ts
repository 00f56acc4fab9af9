import type { ContractFacts } from '../../model/contract.ts';
import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { causeOf } from '../cause.ts';
import { type Heard, heardOf } from '../heard.ts';
import { movedPaths } from '../moved-paths.ts';
import { code } from '../render-message.ts';

/** From so many breaks on a list of them helps nobody, if most of the contract is new. */
const fewestBreaks = 50;
/** From so many operations on most of them can go and others come. */
const fewestGone = 10;
/** From so many operations on they are one thing to say where none is left. */
const fewestLast = 3;

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  certainty: 'proven',
  message: 'The contract {contract} {became}: {gone} of {operations} operations are gone, {come} are new, and {rest}.',
  why: 'So much of it reads otherwise that the two versions describe two things. Which of it clients notice, nobody can tell from a list this long.',
  fix: 'If the service did not change, let the new description say what the former one said, part by part. If it did, publish it as a new major version beside the former one.',
  authority: [authorities.semver, authorities.githubBreaking, authorities.aip180],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      const [first, ...others] = heardOf(contract, changes, config);
      if (first === undefined) return [];
      const heard = [first, ...others] as const;
      const count = rewritten(contract, heard);
      if (count === null) return [];
      const { became, gone, come, operations, breaks } = count;
      const rest = breaks === 0 ? 'nothing else breaks' : `${breaks} other changes break clients`;
      return [
        causeOf(heard, `${contract.versions.before?.at.file ?? contract.path}: rewritten`, {
          contract: code(contract.path),
          became,
          gone: String(gone),
          operations: String(operations),
          come: String(come),
          rest,
        }),
      ];
    }),
} satisfies FactRule;

function rewritten(contract: ContractFacts, heard: readonly [Heard, ...Heard[]]) {
  const { before, after } = contract.outline;
  if (contract.status !== 'changed' || before === null || after === null) return null;
  const breaking = heard.filter(({ finding }) => finding.change?.severity === 'breaking');
  const operations = before.operations.length;
  const moved = new Set(movedPaths(contract, heard).flatMap((one) => one.operations));
  const gone = breaking.filter((one) => isOperation(one) && !moved.has(one)).length;
  const come =
    contract.differences.filter(
      ({ kind, aspect, was }) => kind === 'operation' && aspect === 'presence' && was === null,
    ).length - moved.size;
  const affected = new Set(breaking.flatMap(({ finding }) => finding.change?.usedBy ?? []));
  const names = new Set(after.components);
  const kept = before.components.filter((name) => names.has(name)).length;
  const isReplaced = gone >= fewestGone && gone > (operations * 2) / 3 && come >= gone / 2;
  const isRenamed =
    breaking.length >= fewestBreaks && affected.size > operations / 2 && kept < before.components.length / 2;
  const breaks = breaking.length - gone;
  // With those that were announced to go.
  if (gone >= fewestLast && after.operations.length === 0) {
    return { became: 'has no operation left', gone: operations, come, operations, breaks };
  }
  return isReplaced || isRenamed ? { became: 'was written anew', gone, come, operations, breaks } : null;
}

function isOperation({ difference }: Heard): boolean {
  return difference.kind === 'operation' && difference.aspect === 'presence';
}
