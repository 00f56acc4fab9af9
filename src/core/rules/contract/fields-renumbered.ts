import type { Difference } from '../../model/contract.ts';
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
  why: 'A field is sent as its number. Who was not generated again reads what is sent under one name as another field, with the type of that one.',
  fix: 'Give each field its former number back, give what is new a number that was never used, and reserve the number of what is gone.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      if (contract.format !== 'protobuf' && contract.format !== 'thrift') return [];
      const fields = heardOf(contract, changes, config).filter(({ difference }) => difference.kind === 'property');
      const known = contract.differences.filter(({ kind }) => kind === 'property');
      const present = Map.groupBy(known.filter(isNamed), holderOf);
      return [...Map.groupBy(fields, ({ difference }) => holderOf(difference))].flatMap(([holder, heard]) =>
        hitsOf(holder, heard, present.get(holder) ?? []),
      );
    }),
} satisfies FactRule;

/** The fields of a message that go by the number of another one now, where some of them are there under both. */
function hitsOf(holder: string, heard: readonly Heard[], named: readonly Difference[]): readonly Hit[] {
  const names = (side: 'was' | 'now') =>
    new Set(named.flatMap((one) => (one[side] === null ? [] : [String(one[side])])));
  const [was, now] = [names('was'), names('now')];
  const both = new Set([...was].filter((name) => now.has(name)));
  if (both.size === 0) return [];
  const moved = named.filter((one) => [one.was, one.now].some((name) => both.has(String(name))));
  const [first, ...others] = heard.filter(({ difference }) =>
    moved.some((one) => elementOf(one) === elementOf(difference)),
  );
  if (first === undefined) return [];
  const gone = moved.flatMap((one) => (one.was === null || now.has(String(one.was)) ? [] : [code(String(one.was))]));
  const where = holder.slice(holder.indexOf(': ') + 2);
  const values = {
    what: `In ${where} ${listed([...both].map(code))} ${both.size === 1 ? 'has another number' : 'have other numbers'} now`,
    gone: gone.length === 0 ? '' : `, and ${listed(gone)} ${gone.length === 1 ? 'is' : 'are'} gone`,
  };
  return [causeOf([first, ...others], `${holder} numbers`, values)];
}

/** Whether a difference says that a name came, went or became another. */
function isNamed({ aspect }: Difference): boolean {
  return aspect === 'name' || aspect === 'presence';
}

/** The message around a field, as subjects have it. */
function holderOf({ subject }: Difference): string {
  return subject.slice(0, subject.lastIndexOf(' > '));
}

/** A field, whatever is said of it. */
function elementOf({ subject }: Difference): string {
  return subject.replace(/ \(\w+\)( \w+)?$/, '');
}
