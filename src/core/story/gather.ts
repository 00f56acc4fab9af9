import type { Config } from '../model/config.ts';
import type { Difference } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';
import { askedTogether } from './asked-together.ts';
import { type Copies, copiesAmong } from './copies.ts';
import { withCompanions } from './companions.ts';
import { generatedFrom, withGeneratedDescriptions } from './generated-descriptions.ts';
import { listed } from '../rules/listed.ts';
import { withPrefixed } from './prefixed-operations.ts';
import { code, place } from '../rules/render-message.ts';
import { mapFields } from './map-fields.ts';
import { missingOrNull } from './missing-or-null.ts';
import { reusedNames } from './reused-names.ts';
import { withReservations } from './reservations.ts';
import { withRepackaged } from './repackaged.ts';
import { withTypeLosses } from './type-losses.ts';
import { renamedTogether } from './renamed-together.ts';
import { withoutRepeats } from './repeats.ts';
import { copiedOf, namelessEdits, sameEdits } from './same-edit.ts';
import { isHeard } from '../rules/is-heard.ts';
import { type Elsewhere, type Judged, type Unit } from './unit.ts';
import { valueLists } from './value-lists.ts';

/**
 * Makes a story of a list: what has one cause is said by one finding, which names the others as its members. All findings
 * are kept; a rule that found the cause of others comes first, the one that explains most before the others.
 */
export function gather(changes: readonly Judged[], hits: readonly Finding[], config: Config): readonly Finding[] {
  const copies = copiesAmong([...new Set(changes.map(({ contract }) => contract))]);
  const taken = new Map<string, Finding | null>();
  const causes = new Map<Finding, Finding>();
  const firsts = new Map<string, Finding>();
  const edits = new Map(
    changes.map((one) => [one.finding.id, copiedOf({ finding: one.finding, parts: [one] }, copies)]),
  );
  const explained = new Map<string, Finding>();
  const bySize = hits.filter(({ group }) => group).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  for (const hit of bySize.filter((one) => isHeard(one, config))) {
    const members = (hit.group?.members ?? []).filter((id) => !taken.has(id));
    const larger = members.length === 0 ? taken.get(hit.group?.members[0] ?? '') : null;
    const whole = larger && causes.get(larger);
    if (larger && whole?.group) {
      // All of it is part of what a larger cause explains.
      causes.set(larger, { ...whole, group: { ...whole.group, members: [...whole.group.members, hit.id] } });
      const { group: _, ...part } = hit;
      causes.set(hit, part);
      continue;
    }
    for (const id of members) taken.set(id, hit);
    const key = inAllCopies(hit, copies);
    const done = members.flatMap((id) => edits.get(id) ?? []);
    const first = firsts.get(key) ?? explainedBy(done, explained);
    const lead = first && causes.get(first);
    if (first === undefined || lead === undefined) {
      firsts.set(key, hit);
      causes.set(hit, { ...hit, group: { members, also: hit.group?.also ?? [] } });
      for (const edit of done) explained.set(edit, hit);
      continue;
    }
    // The same in a copy of the contract: it is one more member, and one more place.
    const place = { file: hit.path, line: hit.line, side: hit.side };
    const { members: known = [], also = [] } = lead.group ?? {};
    causes.set(first, { ...lead, group: { members: [...known, ...members, hit.id], also: [...also, place] } });
    const { group: _, ...copy } = hit;
    causes.set(hit, copy);
  }
  const sourceOf = generatedFrom(changes.filter(({ finding }) => taken.has(finding.id)));
  for (const change of changes) {
    const { finding } = change;
    const source = sourceOf(change)?.finding.id;
    const cause = explained.get(edits.get(finding.id) ?? '') ?? taken.get(source ?? '');
    const lead = cause && causes.get(cause);
    if (!cause || !lead?.group || taken.has(finding.id) || !isHeard(finding, config)) continue;
    taken.set(finding.id, null);
    causes.set(cause, { ...lead, group: { ...lead.group, members: [...lead.group.members, finding.id] } });
  }
  const units = changes
    .filter(({ finding }) => isHeard(finding, config) && !taken.has(finding.id))
    .map((one): Unit => ({ finding: one.finding, parts: [one], elsewhere: [] }));
  const own = valueLists(withTypeLosses(reusedNames(withoutRepeats(withReservations(units)))));
  const alike = sameEdits(mapFields(renamedTogether(own)), copies);
  // Before what is null all over a contract is one: a field that may be missing too says it itself.
  const everywhere = namelessEdits(missingOrNull(alike), copies);
  const told = withCompanions(withGeneratedDescriptions(askedTogether(withRepackaged(withPrefixed(everywhere))))).map(
    withMembers,
  );
  const ids = new Set(told.map(({ id }) => id));
  return [
    ...told,
    ...changes.flatMap(({ finding }) => (ids.has(finding.id) ? [] : [finding])),
    ...hits.map((hit) => causes.get(hit) ?? hit),
  ];
}

/** The cause that explains all of some edits in a copy of their contract. */
function explainedBy(edits: readonly string[], explained: ReadonlyMap<string, Finding>): Finding | undefined {
  const causes = new Set(edits.map((edit) => explained.get(edit)));
  return causes.size === 1 ? [...causes][0] : undefined;
}

/** What a rule found, whichever copy of the contract it found it in. */
function inAllCopies({ rule, subject }: Finding, copies: Copies): string {
  const at = subject.indexOf(': ');
  return JSON.stringify([rule, copies.firstOf(subject.slice(0, at)), subject.slice(at)]);
}

function sizeOf({ group }: Finding): number {
  return group?.members.length ?? 0;
}

/** The finding of a unit, with the ids of all it is made of beside itself. */
function withMembers({ finding, parts, elsewhere }: Unit): Finding {
  const ids = new Set(parts.map((part) => part.finding.id));
  ids.delete(finding.id);
  const { difference } = parts[0];
  const { caughtUp } = difference.given;
  const before = caughtUp === undefined ? '' : ` ${code(String(caughtUp))} said so before this change.`;
  if (ids.size === 0) return before === '' ? finding : { ...finding, message: `${finding.message}${before}` };
  const message = `${finding.message}${alsoIn(elsewhere, difference)}${before}`;
  return { ...finding, message, group: { members: [...ids], also: finding.group?.also ?? [] } };
}

/** The sentence about the other places, each once; what is called otherwise there is named. */
function alsoIn(elsewhere: readonly Elsewhere[], { where, name, kind }: Difference): string {
  const others = new Map(
    elsewhere
      .filter((one) => one.where !== where || (one.name ?? name) !== name)
      .map((one) => [JSON.stringify([one.where, one.name]), one]),
  );
  const [other, ...rest] = others.values();
  if (other === undefined) return '';
  const names = new Set([other, ...rest].flatMap((one) => one.name ?? []));
  const named = listed([...names].map(code));
  if ((kind === 'operation' || kind === 'file') && names.size > 0) return ` The same goes for ${named}.`;
  if (rest.length === 0)
    return ` The same ${other.name === undefined ? '' : `goes for ${code(other.name)} `}in ${place(other.where)}.`;
  return ` The same in ${others.size} more places${names.size === 0 ? amongThem(where, [other, ...rest]) : `: ${named}`}.`;
}

/** What holds the others, by name, where that is not what holds the first: fields of one name are lost by several objects. */
function amongThem(where: string, others: readonly Elsewhere[]): string {
  const holderOf = (one: string) => (one.includes(' in ') ? one.slice(0, one.indexOf(' in ')) : '');
  const holders = new Set(others.map((one) => holderOf(one.where)));
  holders.delete(holderOf(where));
  holders.delete('');
  const named = listed([...holders].map(code));
  return holders.size === 0 ? '' : holders.size === others.length ? `: ${named}` : `, ${named} among them`;
}
