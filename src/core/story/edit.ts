import { isByItself } from '../rules/by-itself.ts';
import type { Copies } from './copies.ts';
import type { Unit } from './unit.ts';

/** The edit as it is written, without what it is done to. */
export function editOf({ finding, parts }: Pick<Unit, 'finding' | 'parts'>): readonly unknown[] {
  const edits = parts.map(({ difference: { kind, aspect, direction, name, was, now } }) =>
    JSON.stringify([kind, aspect, direction, name, was, now]),
  );
  return [finding.rule, ...new Set(edits.toSorted())];
}

/** What was done, whichever copy of the contract it was done in. */
export function copiedOf(unit: Pick<Unit, 'finding' | 'parts'>, copies: Copies): string {
  const { contract, difference } = unit.parts[0];
  const { kind, name, subject } = difference;
  if (kind === 'operation') {
    return JSON.stringify([
      unit.finding.rule,
      difference.aspect,
      copies.firstOf(contract.path),
      copies.commonName(contract.path, name),
    ]);
  }
  return JSON.stringify([...editOf(unit), copies.firstOf(contract.path), subject.slice(subject.indexOf(': ') + 2)]);
}

/** The contract an edit is made in, whichever copy of it; of schemas that are files by themselves it is their folder. */
export function scopeOf({ parts: [{ contract }] }: Unit, copies: Copies): string {
  const { format, path } = contract;
  return isByItself(contract) ? `${format} in ${path.slice(0, path.lastIndexOf('/') + 1)}` : copies.firstOf(path);
}
