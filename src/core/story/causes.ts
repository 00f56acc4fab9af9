import type { Config } from '../model/config.ts';
import type { Finding, Group } from '../model/finding.ts';
import { isHeard } from '../rules/is-heard.ts';
import type { Copies } from './copies.ts';
import { generatedFrom } from './generated-descriptions.ts';
import { copiedOf, editOf } from './edit.ts';
import type { Judged } from './unit.ts';

/** What rules found to be the cause of changes: it is said instead of them. */
export interface Causes {
  /** Whether a change is said by its cause. */
  has(change: Judged): boolean;
  /** What a rule found, with all that it speaks for. */
  told(hit: Finding): Finding;
}

/**
 * Lets each cause speak for the changes that its rule names, the cause of most changes first. A change belongs to the first
 * that names it, and a cause whose changes all belong to another one belongs to that one itself. The same cause in a copy
 * of its contract, in another contract that refers to the same line, or with the same changes, is one more place. What only a copy says, or what is generated from a change, belongs to the cause of that.
 */
export function causesOf(changes: readonly Judged[], hits: readonly Finding[], copies: Copies, config: Config): Causes {
  const units = changes.map((one) => ({ finding: one.finding, parts: [one] as const }));
  const editAt = new Map(units.map((unit) => [unit.finding.id, copiedOf(unit, copies)]));
  const edited = new Map(units.map((unit) => [unit.finding.id, JSON.stringify(editOf(unit))]));
  const withChanges = (hit: Finding) => {
    const made = (hit.group?.members ?? []).map((id) => edited.get(id));
    return JSON.stringify([hit.rule, hit.subject.slice(hit.subject.indexOf(': ')), ...made.toSorted()]);
  };
  const causeOf = new Map<string, Finding>();
  const causeOfEdit = new Map<string, Finding>();
  const firstOf = new Map<string, Finding>();
  const firstAt = new Map<string, Finding>();
  const firstWith = new Map<string, Finding>();
  const groups = new Map<Finding, { readonly members: string[]; readonly also: Group['also'][number][] }>();
  const join = (cause: Finding, ids: readonly string[], places: Group['also'] = []): void => {
    const group = groups.get(cause) ?? { members: [], also: [] };
    groups.set(cause, group);
    for (const place of places) group.also.push(place);
    for (const id of ids) {
      group.members.push(id);
      causeOf.set(id, cause);
    }
  };
  const bySize = hits.filter(({ group }) => group).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  for (const hit of bySize.filter((one) => isHeard(one, config))) {
    const named = hit.group?.members ?? [];
    const members = named.filter((id) => !causeOf.has(id));
    const done = members.flatMap((id) => editAt.get(id) ?? []);
    const larger = members.length === 0 ? causeOf.get(named[0] ?? '') : undefined;
    const copied =
      firstOf.get(inAllCopies(hit, copies)) ??
      firstAt.get(onItsLine(hit)) ??
      firstWith.get(withChanges(hit)) ??
      onlyCause(done, causeOfEdit);
    if (larger !== undefined) join(larger, [hit.id]);
    else if (copied !== undefined)
      join(copied, [...members, hit.id], [{ file: hit.path, line: hit.line, side: hit.side }]);
    else {
      join(hit, members, hit.group?.also);
      firstOf.set(inAllCopies(hit, copies), hit);
      firstAt.set(onItsLine(hit), hit);
      firstWith.set(withChanges(hit), hit);
      for (const edit of done) causeOfEdit.set(edit, hit);
    }
  }
  const sourceOf = generatedFrom(changes.filter(({ finding }) => causeOf.has(finding.id)));
  for (const change of changes) {
    const { id } = change.finding;
    if (causeOf.has(id) || !isHeard(change.finding, config)) continue;
    const cause =
      causeOfEdit.get(editAt.get(id) ?? '') ??
      firstAt.get(ofReference(change)) ??
      causeOf.get(sourceOf(change)?.finding.id ?? '');
    if (cause !== undefined) join(cause, [id]);
  }
  return {
    has: ({ finding }) => causeOf.has(finding.id),
    told: (hit) => {
      const { group: _, ...alone } = hit;
      const group = groups.get(hit);
      return group ? { ...hit, group } : causeOf.has(hit.id) ? alone : hit;
    },
  };
}

/** The cause of all of these edits, if they have one. */
function onlyCause(edits: readonly string[], causeOfEdit: ReadonlyMap<string, Finding>): Finding | undefined {
  const causes = new Set(edits.map((edit) => causeOfEdit.get(edit)));
  return causes.size === 1 ? [...causes][0] : undefined;
}

/** What a rule found, whichever copy of the contract it found it in. */
function inAllCopies({ rule, subject }: Finding, copies: Copies): string {
  const at = subject.indexOf(': ');
  return JSON.stringify([rule, copies.firstOf(subject.slice(0, at)), subject.slice(at)]);
}

/** What a rule found on a line of a file that several contracts refer to. */
function onItsLine({ rule, subject, path, line, side }: Finding): string {
  return JSON.stringify([rule, side, path, line, subject.slice(subject.indexOf(': '))]);
}

/** The edited `$ref` behind which a change is met, as the rule about those words it. */
function ofReference({ finding, difference: { reference } }: Judged): string {
  const rule = 'contract/reference-changed';
  return onItsLine({ ...finding, rule, subject: `: ${reference?.was} is now ${reference?.now}` });
}

function sizeOf({ group }: Finding): number {
  return group?.members.length ?? 0;
}
