import type { Difference, ElementKind } from '../../model/contract.ts';
import type { FactRule, Hit } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { causeOf } from '../cause.ts';
import { type Heard, heardOf } from '../heard.ts';
import { listed } from '../listed.ts';
import { code } from '../render-message.ts';

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  certainty: 'proven',
  message: '{what}{gone}.',
  why: 'A field or a value is sent as its number. Who was not generated again reads what is sent under one name as another one, a field with the type of that one.',
  fix: 'Give each its former number back, give what is new a number that was never used, and reserve the number of what is gone.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      if (contract.format !== 'protobuf' && contract.format !== 'thrift') return [];
      const fields = heardOf(contract, changes, config).filter(({ difference }) => numbered.has(difference.kind));
      const named = Map.groupBy(contract.differences.filter(isNamed), holderOf);
      const edits = [...Map.groupBy(fields, ({ difference }) => holderOf(difference))].flatMap(([holder, heard]) =>
        renumberedIn(holder, heard, named.get(holder) ?? []),
      );
      // What is done alike to several messages is one edit.
      return [...Map.groupBy(edits, ({ both, gone }) => JSON.stringify([both, gone])).values()].flatMap(hitsOf);
    }),
} satisfies FactRule;

/** The fields of a message, or the values of an enum, that have another number now, and those that are gone with that. */
interface Renumbered {
  readonly holder: string;
  readonly heard: readonly [Heard, ...Heard[]];
  readonly both: readonly string[];
  readonly gone: readonly string[];
}

/** The fields of a message that go by the number of another one now, where some of them are there under both, and those that go by the number of one that is gone. */
function renumberedIn(holder: string, heard: readonly Heard[], named: readonly Difference[]): readonly Renumbered[] {
  const names = (side: 'was' | 'now') =>
    new Set(named.flatMap((one) => (one[side] === null ? [] : [String(one[side])])));
  const [was, now] = [names('was'), names('now')];
  const both = new Set([...was].filter((name) => now.has(name)));
  // Whoever numbers a message anew gives numbers of it to other fields too; what is only left out is said with its type.
  const told = new Set(heard.map(({ difference }) => elementOf(difference)));
  const moved = named.filter(
    (one) =>
      [one.was, one.now].some((name) => both.has(String(name))) ||
      ((one.aspect === 'name' || one.kind === 'enum-value') && told.has(elementOf(one))),
  );
  const elements = new Set(moved.map(elementOf));
  const [first, ...others] = heard.filter(({ difference }) => elements.has(elementOf(difference)));
  if (both.size === 0 || first === undefined) return [];
  const gone = moved.flatMap((one) => (one.was === null || now.has(String(one.was)) ? [] : [String(one.was)]));
  return [{ holder, heard: [first, ...others], both: [...both], gone }];
}

function hitsOf([first, ...others]: readonly Renumbered[]): readonly Hit[] {
  if (first === undefined) return [];
  const { holder, both, gone } = first;
  const [heard, ...more] = [...first.heard, ...others.flatMap((one) => one.heard)] as const;
  const messages = [first, ...others].map((one) => one.holder.slice(one.holder.indexOf(': ') + 2));
  const values = {
    what: `In ${listed(messages)} ${listed(both.map(code))} ${both.length === 1 ? 'has another number' : 'have other numbers'} now`,
    gone: gone.length === 0 ? '' : `, and ${listed(gone.map(code))} ${gone.length === 1 ? 'is' : 'are'} gone`,
  };
  return [causeOf([heard, ...more], `${holder} numbers`, values)];
}

/** What is sent as its number. */
const numbered = new Set<ElementKind>(['property', 'enum-value']);

/** Whether a difference says that the name of a field or a value came, went or became another. */
function isNamed({ kind, aspect }: Difference): boolean {
  return numbered.has(kind) && (aspect === 'name' || aspect === 'presence');
}

/** The message around a field, as subjects have it. */
function holderOf({ subject }: Difference): string {
  return subject.slice(0, subject.lastIndexOf(' > '));
}

/** A field, whatever is said of it. */
function elementOf({ subject }: Difference): string {
  return subject.replace(/ \(\w+\)( \w+)?$/, '');
}
