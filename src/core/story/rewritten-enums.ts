import { listed } from '../rules/listed.ts';
import { code } from '../rules/render-message.ts';
import { breakingFirst, joined, saying, type Unit } from './unit.ts';

/**
 * Joins what one edit does to the values of one enum: those that have another number or another name, those that are gone,
 * and those that came with the numbers, or are as many as those that are gone.
 */
export function rewrittenEnums(units: readonly Unit[]): readonly Unit[] {
  return joined(units, enumOf, (group) => {
    const [first = group[0], ...rest] = group.toSorted((a, b) => fateOf(a) - fateOf(b));
    const isOfEdit = (unit: Unit) => !isAdded(unit) || group.some((one) => makesRoomFor(one, unit));
    const [lead, ...others] = breakingFirst([first, ...rest.filter(isOfEdit)]);
    const said = others.map((unit) => ` ${listed([...namesOf(unit)].map(code))} ${fates[fateOf(unit)]?.[1]}.`);
    return [
      others.length === 0 ? lead : saying(lead, `${lead.finding.message}${said.join('')}`, others),
      ...rest.filter((unit) => !isOfEdit(unit)),
    ];
  });
}

/** What can become of values, in words for those that are not told first. */
const fates = [
  ['contract/enum-value-renumbered', 'got other numbers'],
  ['contract/enum-number-renamed', 'came in place of other names'],
  ['contract/enum-number-removed', 'went'],
  ['contract/request-enum-value-removed', 'can no longer be sent'],
  ['contract/response-enum-value-added', 'may be received now'],
] as const;

function fateOf({ finding }: Unit): number {
  return fates.findIndex(([rule]) => rule === finding.rule);
}

function isAdded(unit: Unit): boolean {
  return fateOf(unit) === fates.length - 1;
}

/** Whether values came as others were numbered anew, or in place of as many. */
function makesRoomFor(one: Unit, added: Unit): boolean {
  return fateOf(one) === 0 || (fateOf(one) > 1 && one !== added && namesOf(one).size === namesOf(added).size);
}

/** The enum whose values a unit is about, whichever way they go; null where it is about something else. */
function enumOf(unit: Unit): string | null {
  const { finding, parts } = unit;
  const subject = finding.subject.replace(/ \(\w+\)(?: \w+)?$/, '');
  return fateOf(unit) < 0 ? null : JSON.stringify([parts[0].contract.path, subject]);
}

function namesOf({ finding, parts }: Unit): ReadonlySet<string> {
  const own = parts.filter((part) => part.finding.rule === finding.rule);
  return new Set(own.map(({ difference }) => difference.name));
}
