import type { ContractFacts, Difference } from '../model/contract.ts';

/**
 * Leaves out what a description that has nothing but parts says of a line of which another description of the change says the
 * same, and what it does not read of a file in which the other one found something: those who refer to a part know whether it
 * is sent or received, and what a path item is that stands where no reader looks.
 */
export function saidByUsers(contracts: readonly ContractFacts[]): readonly ContractFacts[] {
  const users = contracts.filter((one) => !isOfParts(one));
  if (users.length === 0 || users.length === contracts.length) return contracts;
  const said = new Set<string | undefined>();
  for (const { differences } of users) for (const one of differences) said.add(placeOf(one)).add(fileOf(one));
  const isSaid = (one: Difference) => said.has(placeOf(one)) || (one.aspect === 'unread' && said.has(fileOf(one)));
  return contracts.map((one) =>
    isOfParts(one) ? { ...one, differences: one.differences.filter((difference) => !isSaid(difference)) } : one,
  );
}

/** Whether a description lists no operations on either side, and no path either. */
function isOfParts({ format, outline }: ContractFacts): boolean {
  if (format !== 'openapi') return false;
  return [outline.before, outline.after].every(
    (side) => side === null || (side.operations.length === 0 && side.isUncalled !== true),
  );
}

function placeOf({ kind, aspect, before, after }: Difference): string {
  return JSON.stringify([kind, aspect, before, after]);
}

function fileOf({ before, after }: Difference): string | undefined {
  return (after ?? before)?.file;
}
