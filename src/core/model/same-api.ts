import type { ContractOutline } from './contract-outline.ts';

/** An operation of a contract by method and path, whatever the variables in the path are called. */
export function shapeOf(operation: string): string {
  return operation.replaceAll(/\{[^}]*\}/g, '{}');
}

/** The ways in which an operation may be written elsewhere: as it is, and with each base of its contract before its path. */
export function addressesOf({ bases }: Pick<ContractOutline, 'bases'>, operation: string): readonly string[] {
  const shape = shapeOf(operation);
  return [...new Set([shape, ...bases.map((base) => shape.replace(' ', ` ${base}`))])];
}

/** Whether two contracts may be reached at one place: one of their hosts is the same, or one of them names none. */
export function mayShareHost(one: ContractOutline, other: ContractOutline): boolean {
  return one.hosts.length === 0 || other.hosts.length === 0 || one.hosts.some((host) => other.hosts.includes(host));
}

/** From how many operations on two contracts of different titles can be one: any service may have a `GET /health`. */
const fewestShared = 3;

/**
 * Whether a contract that goes by no title is a part of another one: all its operations and types have their names there,
 * as those of a schema that is put together of many.
 */
function isPartOf(part: ContractOutline, whole: ContractOutline): boolean {
  const names = [...part.operations, ...part.components];
  const known = new Set([...whole.operations, ...whole.components]);
  const untitled = part.title === '' && whole.title === '' && part.hosts.length + whole.hosts.length === 0;
  return (
    untitled && part.operations.length > 0 && names.length >= fewestShared && names.every((name) => known.has(name))
  );
}

/** Whether two contracts describe one API: bundled, generated, or as JSON beside YAML. Under two titles most of it has to be the same. */
export function isCopyOf(one: ContractOutline, other: ContractOutline): boolean {
  const theirs = new Set(other.operations.flatMap((operation) => addressesOf(other, operation)));
  const shared = one.operations.filter((operation) =>
    addressesOf(one, operation).some((address) => theirs.has(address)),
  ).length;
  if (isPartOf(one, other) || isPartOf(other, one)) return true;
  const fewer = Math.min(one.operations.length, other.operations.length);
  if (shared === 0 || shared < fewer / 2) return false;
  const isNamed = one.title !== '' && one.title === other.title;
  return isNamed || (shared >= fewestShared && shared >= (fewer * 3) / 4 && mayShareHost(one, other));
}
