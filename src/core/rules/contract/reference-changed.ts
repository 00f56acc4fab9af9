import type { Difference } from '../../model/contract.ts';
import type { FactRule } from '../../model/rule.ts';
import type { Place } from '../../model/place.ts';
import { authorities } from '../authorities.ts';
import { causeOf } from '../cause.ts';
import { inComponents } from '../component-itself.ts';
import { type Heard, heardOf } from '../heard.ts';
import { code, place, valuesOf } from '../render-message.ts';

export default {
  area: 'API contracts & docs',
  severity: 'high',
  certainty: 'proven',
  message: '{was} is now {now} in {where}: {first}{more}.',
  why: 'One edited `$ref` changes everything that stands behind it. Neither of the two components shows it, and clients meet all of it at once.',
  fix: 'Keep the former component here and add the new one beside it, or make the new one take and give all that the former did.',
  authority: [authorities.githubBreaking, authorities.aip180],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      const heard = heardOf(contract, changes, config);
      const inItself = new Set(heard.flatMap((one) => (one.difference.reference ? [] : [editOf(one)])));
      const anywhere = new Set(heard.flatMap((one) => (one.difference.reference ? [] : [doneIn(one)])));
      const behind = heard.filter(
        (one) =>
          one.difference.reference &&
          !inComponents(one.difference, one.difference.subject).some((subject) => inItself.has(editOf(one, subject))),
      );
      const groups = [
        ...Map.groupBy(behind, ({ difference: { reference } }) =>
          JSON.stringify([reference?.was, reference?.now]),
        ).values(),
      ];
      return groups.flatMap(([first, ...others]) => {
        const reference = first?.difference.reference;
        if (first === undefined || reference === undefined) return [];
        // A value that only can be null now, or has another limit, is said like all others of which that is so.
        if (others.length === 0 && isOfItself(first.difference)) return [];
        // What is done elsewhere without a `$ref` too was not done by this one.
        if ([first, ...others].every((one) => anywhere.has(doneIn(one)))) return [];
        const [worst, ...rest] = [first, ...others].toSorted((a, b) => rank(a) - rank(b));
        const hit = causeOf(
          [worst ?? first, ...rest],
          `${contractOf(first)}: ${reference.was} is now ${reference.now}`,
          {
            was: code(reference.was),
            now: code(reference.now),
            where: place(reference.where),
            first: inShort((worst ?? first).difference),
            more: rest.length === 0 ? '' : `, and ${rest.length} more`,
          },
        );
        const { after } = hit.change ?? {};
        const edited = after ? { path: after.file, line: after.line, side: 'after' as const } : {};
        return [{ ...hit, ...edited, also: placesOf([worst ?? first, ...rest]) }];
      });
    }),
} satisfies FactRule;

/** What a change is, and what it is done to. */
function editOf({ difference, finding }: Heard, subject: string = difference.subject): string {
  return JSON.stringify([finding.rule, subject, difference.was, difference.now]);
}

/** What a change is, whatever it is done in. */
function doneIn({ finding, difference: { kind, name, direction, was, now } }: Heard): string {
  return JSON.stringify([finding.rule, kind, name, direction, was, now]);
}

function rank({ finding }: Heard): number {
  return finding.change?.severity === 'breaking' ? 0 : 1;
}

function contractOf({ difference: { reference } }: Heard): string {
  return reference?.subject.split(': ')[0] ?? '';
}

/** Where else the same was edited alike, each place once. */
function placesOf([first, ...others]: readonly [Heard, ...Heard[]]): readonly Place[] {
  const places = [first, ...others].flatMap(({ difference: { after, reference } }) => [
    ...(after ? [after] : []),
    ...(reference?.also ?? []),
  ]);
  const unique = new Map(places.map((place) => [`${place.file}:${place.line}`, place]));
  const own = first.difference.after;
  if (own) unique.delete(`${own.file}:${own.line}`);
  return [...unique.values()];
}

/** Whether it is what stands behind the `$ref` that changed, and not a part of it. */
function isOfItself({ kind, aspect, name }: Difference): boolean {
  return isCalledOtherwise(name) || (kind === 'parameter' && aspect !== 'presence');
}

/** Whether a schema goes by the name of its component. */
function isCalledOtherwise(name: string): boolean {
  return name.endsWith(')') && name.includes(' (was ');
}

/** What happened to one part, without where: `the field `total` was removed`. */
function inShort(difference: Difference): string {
  const { kind = '', change = '' } = valuesOf(difference);
  if (isCalledOtherwise(difference.name)) {
    return change.replace(/^changed its (`[^`]*`)/, 'its $1 changed');
  }
  const demanded = difference.was === null && difference.given['required'] === true ? 'required ' : '';
  return `the ${demanded}${kind} ${code(difference.name)} ${change}`;
}
