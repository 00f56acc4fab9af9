import { describe, expect, it, test } from 'vitest';
import { under } from '../../../orders/carrying.ts';
import { effectsOf } from '../../../orders/differences.ts';
import { saidOf } from '../../story/told.ts';

type Schema = Readonly<Record<string, unknown>>;

const fields = { kind: { type: 'string' }, email: { type: 'string' }, phone: { type: 'string' } };

/** What changes from one closed form of an order to another. */
function changes(was: Schema, now: Schema): string[] {
  const files = (rest: Schema) => ({
    'order.schema.json': JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: fields,
      ...rest,
    }),
  });
  return effectsOf(files(was), files(now)).map((one) => one.split(' ').slice(0, 4).join(' '));
}

const paid = { properties: { kind: { const: 'paid' } }, required: ['kind'] };
const free = { properties: { kind: { const: 'free' } }, required: ['kind'] };
const asks = (...required: string[]) => ({ required });

describe('what follows from a condition', () => {
  it('is nothing new where it was asked of all', () => {
    expect(changes(asks('email'), { allOf: [{ if: paid, else: asks('email') }] })).toEqual([
      'property required input widened',
      'property required output widened',
    ]);
    expect(changes(asks('email'), { allOf: [{ if: paid, else: asks('phone') }] })).toContain(
      'constraint presence input narrowed',
    );
  });

  it('is nothing new where it was asked of more', () => {
    const [before, after] = [asks('email', 'phone'), { if: free, else: asks('email', 'phone') }];
    expect(changes({ if: paid, else: before }, { if: paid, else: after }).join()).not.toContain('narrowed');
    const more = { if: free, else: asks('email', 'phone', 'kind') };
    expect(changes({ if: paid, else: before }, { if: paid, else: more })).toContain(
      'constraint presence input narrowed',
    );
  });
});

describe('a condition that comes with a value', () => {
  const kinds = (...list: string[]) => ({ properties: { kind: { type: 'string', enum: list }, email: {} } });
  const withFree = { ...kinds('paid', 'free'), if: free, ...under('then', asks('email')) };
  const said = (was: Schema, now: Schema) => changes(was, now).filter((one) => one.includes('constraint'));

  it('asks nothing of any value there was', () => {
    expect(said(kinds('paid'), withFree)).toEqual([]);
    expect(said({ ...asks('kind'), ...kinds('paid') }, { ...asks('kind'), ...withFree })).toEqual([]);
  });

  it('asks something of what lacks the field, if it does not look for it', () => {
    const anyway = { ...withFree, if: { properties: { kind: { const: 'free' } } } };
    expect(said(kinds('paid'), anyway)).toContain('constraint presence input narrowed');
  });

  it('asks something of a value that there was, or that the list did not refuse', () => {
    expect(said(kinds('paid', 'free'), withFree)).toContain('constraint presence input narrowed');
    const open = { properties: { kind: { type: 'string', 'x-extensible-enum': ['paid'] }, email: {} } };
    expect(said(open, withFree)).toContain('constraint presence input narrowed');
  });

  it('asks something of null', () => {
    const orNull = { properties: { kind: { enum: ['paid', null] }, email: {} } };
    const nothing = { properties: { kind: { const: null } }, required: ['kind'] };
    expect(said(orNull, { ...orNull, if: nothing, ...under('then', asks('email')) })).toContain(
      'constraint presence input narrowed',
    );
  });
});

describe('a condition that is another', () => {
  const kinds = (...list: string[]) => ({ properties: { kind: { enum: list } }, required: ['kind'] });
  const both = { properties: { kind: { const: 'paid' }, phone: { const: '1' } }, required: ['kind', 'phone'] };
  const anyway = { properties: { kind: { const: 'paid' } } };
  const least = (minLength: number) => ({ properties: { phone: { minLength } }, required: ['phone'] });
  const following = (...keywords: string[]) => Object.fromEntries(keywords.map((one) => [one, asks('email')]));
  const effects = (was: object, now: object, rest: object) =>
    changes({ ...rest, if: was }, { ...rest, if: now }).map((one) => one.replace(' output', '').replace(' input', ''));
  const [more, less, unsure] = ['narrowed', 'widened', 'replaced'].map((one) => [`constraint if ${one}`]);

  it.each([
    ['one literal more', kinds('paid'), kinds('paid', 'free'), more, less],
    ['one literal less', kinds('paid', 'free'), kinds('paid'), less, more],
    ['a field less', both, paid, more, less],
    ['a field more', paid, both, less, unsure],
    ['a name less', paid, anyway, more, less],
    ['a name more', anyway, paid, less, unsure],
    ['a higher limit', least(2), least(5), less, unsure],
    ['a lower limit', least(5), least(2), unsure, less],
  ])('holds for more or fewer: %s', (_, was, now, ofThen, ofElse) => {
    const once = (list: readonly string[]) => [...new Set(list)];
    expect(once(effects(was, now, following('then')))).toEqual(ofThen);
    expect(once(effects(was, now, following('else')))).toEqual(ofElse);
    expect(once(effects(was, now, following('then', 'else')))).toEqual(unsure);
  });

  it('is the same where the schema asks anyway for what it no longer looks for', () => {
    const always = (condition: object) => ({ ...asks('kind'), if: condition, ...following('then') });
    expect(changes(always(paid), always(anyway))).toEqual([]);
  });

  it('is not proven to hold for fewer in a schema of very many parts', () => {
    const parts = (count: number, ...looked: readonly string[]) => ({
      allOf: Array.from({ length: count }, (_, index) => ({
        if: { required: ['kind', ...looked], properties: { kind: { const: index } } },
        else: asks(`${index}`),
      })),
    });
    const said = (count: number) => new Set(changes(parts(count, 'phone'), parts(count)));
    expect(said(20)).toEqual(new Set(['constraint if input widened', 'constraint if output widened']));
    expect(said(3000)).toEqual(new Set(['constraint if input replaced', 'constraint if output replaced']));
  });

  it('is the same where the field that it looks for asks for the other, or for what follows', () => {
    const looking = (condition: object, ...needed: readonly string[]) => ({
      dependencies: { kind: needed },
      if: condition,
      ...following('then'),
    });
    const [phone, none] = [{ ...paid, required: ['kind', 'phone'] }, paid];
    for (const needed of ['phone', 'email']) {
      expect(changes(looking(phone, needed), looking(none, needed))).toEqual([]);
    }
    expect(changes(looking(phone), looking(none))).toContain('constraint if input narrowed');
  });
});

test('a condition that comes where another one changes is dangerous, and breaks beside those that stay', () => {
  const order = (...conditions: readonly object[]) => ({
    'a.schema.json': JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      properties: fields,
      allOf: conditions,
    }),
  });
  const [first, second] = [
    { if: paid, else: asks('email') },
    { if: free, else: asks('phone') },
  ];
  const other = { if: { ...paid, required: ['kind', 'email'] }, else: asks('email') };
  const severities = (now: Readonly<Record<string, string>>) =>
    saidOf(order(first), now).map(({ rule, change }) => [rule, change?.severity]);
  expect(new Set(severities(order(other, second)).map(([, severity]) => severity))).toEqual(new Set(['dangerous']));
  expect(severities(order(first, second))).toEqual([['contract/request-constraint-introduced', 'breaking']]);
});

describe('what a field asks for', () => {
  it('is the same as a list of names and as a schema that asks for them', () => {
    const listed = { dependencies: { email: ['phone'] } };
    expect(changes(listed, { dependencies: { email: asks('phone') } })).toEqual([]);
    const limited = { required: ['phone'], properties: { phone: { minLength: 3 } } };
    expect(changes(listed, { dependencies: { email: limited } })).toContain('constraint presence input narrowed');
  });
});
