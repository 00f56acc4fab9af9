import { describe, expect, it, test } from 'vitest';
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
  expect(severities(order(other, second)).every(([, severity]) => severity === 'dangerous')).toBe(true);
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
