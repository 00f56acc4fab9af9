import type { Config } from '../model/config.ts';
import type { Difference } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';
import { askedTogether } from './asked-together.ts';
import { causesOf } from './causes.ts';
import { copiesAmong } from './copies.ts';
import { withCompanions } from './companions.ts';
import { withGeneratedDescriptions } from './generated-descriptions.ts';
import { leftOut } from '../rules/left-out.ts';
import { listed } from '../rules/listed.ts';
import { withOtherMethods } from './other-methods.ts';
import { withPrefixed } from './prefixed-operations.ts';
import { code, place } from '../rules/render-message.ts';
import { mapFields } from './map-fields.ts';
import { missingOrNull } from './missing-or-null.ts';
import { reusedNames } from './reused-names.ts';
import { withReservations } from './reservations.ts';
import { withRepackaged } from './repackaged.ts';
import { withTypeLosses } from './type-losses.ts';
import { renamedTogether, renamedTypes } from './renamed-together.ts';
import { withoutRepeats } from './repeats.ts';
import { namelessEdits } from './nameless-edits.ts';
import { respelledValues } from './respelled-values.ts';
import { rewrittenEnums } from './rewritten-enums.ts';
import { sameEdits } from './same-edit.ts';
import { isHeard } from '../rules/is-heard.ts';
import { type Elsewhere, type Judged, type Unit } from './unit.ts';
import { valueLists } from './value-lists.ts';

/**
 * Makes a story of a list: what has one cause is said by one finding, which names the others as its members. All findings
 * are kept. The causes that rules found come first, then each step joins what is left.
 */
export function gather(changes: readonly Judged[], hits: readonly Finding[], config: Config): readonly Finding[] {
  const copies = copiesAmong([...new Set(changes.map(({ contract }) => contract))]);
  const causes = causesOf(changes, hits, copies, config);
  const units = changes
    .filter((change) => isHeard(change.finding, config) && !causes.has(change))
    .map((one): Unit => ({ finding: one.finding, parts: [one], elsewhere: [] }));
  const own = valueLists(withTypeLosses(reusedNames(withoutRepeats(withReservations(units)))));
  const edits = sameEdits(mapFields(renamedTogether(own)), copies);
  const alike = rewrittenEnums(respelledValues(renamedTypes(edits)));
  // Before what is null all over a contract is one: a field that may be missing too says it itself.
  const everywhere = namelessEdits(missingOrNull(alike), copies);
  const told = withCompanions(
    withGeneratedDescriptions(askedTogether(withRepackaged(withOtherMethods(withPrefixed(everywhere))))),
  ).map(withMembers);
  const ids = new Set(told.map(({ id }) => id));
  return [
    ...told,
    ...changes.flatMap(({ finding }) => (ids.has(finding.id) ? [] : [finding])),
    ...hits.map(causes.told),
  ];
}

/** The finding of a unit, with the ids of all it is made of beside itself. */
function withMembers(unit: Unit): Finding {
  const { finding, parts, elsewhere } = unit;
  const ids = new Set(parts.map((part) => part.finding.id));
  ids.delete(finding.id);
  const { difference } = parts[0];
  const other = otherFile(unit);
  if (ids.size === 0) return other === '' ? finding : { ...finding, message: `${finding.message}${other}` };
  const message = `${finding.message}${alsoIn(elsewhere, difference)}${other}`;
  return { ...finding, message, group: { members: [...ids], also: finding.group?.also ?? [] } };
}

/** What a finding does not say yet of a file that says the same, before the change or after it. */
function otherFile({ finding: { message }, parts }: Unit): string {
  const { caughtUp, repeats } = parts[0].difference.given;
  const [one = '', ...others] = new Set(parts.map(({ difference }) => leftOut(difference)));
  const left = others.length === 0 ? one : '';
  const before = caughtUp === undefined ? '' : ` ${code(String(caughtUp))} said so before this change.`;
  const again = repeats === undefined ? '' : ` ${code(String(repeats))} says so too.`;
  return `${message.endsWith(left) ? '' : left}${before}${again}`;
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
