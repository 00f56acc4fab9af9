import { expect, test } from 'vitest';
import { Users } from '../../../../src/core/contracts/graphql/users.ts';

/** The operations that lead to types, where each line says what refers to what: `Query.a > A > B`. */
function usersOf(...lines: readonly string[]): Users {
  const referrers = new Map<string, Set<string>>();
  for (const line of lines) {
    const names = line.split(' > ');
    for (const [index, to] of names.entries()) {
      const from = names[index - 1];
      if (from !== undefined) referrers.set(to, (referrers.get(to) ?? new Set()).add(from));
    }
  }
  const operations = new Set(lines.flatMap((line) => line.split(' > ')).filter((name) => name.includes('.')));
  return new Users(
    [...operations].map((name) => ({ name })),
    referrers,
  );
}

test('an operation leads to all that its answer holds, and to nothing else', () => {
  const users = usersOf('Query.a > A > B', 'Query.b > B', 'Query.c > C', 'D > E');
  expect(users.of('A')).toEqual(['Query.a']);
  expect(users.of('B')).toEqual(['Query.a', 'Query.b']);
  expect(users.of('C')).toEqual(['Query.c']);
  expect(users.of('E')).toEqual([]);
  expect(users.of('Unknown')).toEqual([]);
});

test('types that lead to each other have the same operations, whichever is asked for first', () => {
  const lines = ['Query.a > A > B > C > A', 'Mutation.b > B', 'B > Leaf', 'Leaf > Own > Leaf', 'Mutation.c > Own'];
  for (const order of [
    ['A', 'B', 'C', 'Leaf', 'Own'],
    ['Own', 'Leaf', 'C', 'B', 'A'],
  ]) {
    const users = usersOf(...lines);
    const found = Object.fromEntries(order.map((name) => [name, users.of(name)]));
    const both = ['Query.a', 'Mutation.b'];
    const all = [...both, 'Mutation.c'];
    expect(found).toEqual({ A: both, B: both, C: both, Leaf: all, Own: all });
  }
});

test('two rings that meet in one type are one', () => {
  const users = usersOf('A > B > A', 'B > C > D > B', 'Query.d > D');
  for (const name of ['A', 'B', 'C', 'D']) expect(users.of(name)).toEqual(['Query.d']);
});

test('more than 32 operations are told apart', () => {
  const many = Array.from({ length: 100 }, (_, index) => `Query.q${index} > T${index} > All`);
  const users = usersOf(...many);
  expect(users.of('T70')).toEqual(['Query.q70']);
  expect(users.of('All')).toHaveLength(100);
});

test('a chain of thousands of types with an operation each is named in part', () => {
  const count = 20_000;
  const chain = Array.from({ length: count }, (_, index) => `T${index}`).join(' > ');
  const users = usersOf(...Array.from({ length: count }, (_, index) => `Query.q${index} > T${index}`), chain);
  const found = users.of(`T${count - 1}`);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(count);
});
