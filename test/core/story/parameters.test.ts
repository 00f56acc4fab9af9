import { describe, expect, test } from 'vitest';
import { head } from './paths.ts';
import { saidOf } from './told.ts';

/** A contract of operations with these parameters: `!` is required, and a name in capitals is a header. */
const api = (operations: Readonly<Record<string, readonly string[]>>) =>
  [
    `${head()}paths:`,
    ...Object.entries(operations).flatMap(([path, parameters]) => [
      `  ${path}:\n    get:\n      responses: {'200': {description: ok}}\n      parameters:`,
      ...parameters.map((one) => {
        const name = one.replace('!', '');
        const place = /^[A-Z]/.test(name) ? 'header' : 'query';
        return `        - {name: ${name}, in: ${place}, required: ${one.endsWith('!')}, schema: {type: string}}`;
      }),
    ]),
    '',
  ].join('\n');
const said = (
  before: Readonly<Record<string, readonly string[]>>,
  after: Readonly<Record<string, readonly string[]>>,
) => saidOf({ 'a.yaml': api(before) }, { 'a.yaml': api(after) });
const messages = (before: readonly string[], after: readonly string[]) =>
  said({ '/orders': ['page', ...before] }, { '/orders': ['page', ...after] }).map(({ message }) => message);

describe('parameters of one operation', () => {
  test('that go, come or become required together are one finding', () => {
    expect(messages(['state', 'X-Shop'], [])).toEqual([
      '2 parameters were removed from GET /orders: `state` and `X-Shop`.',
    ]);
    expect(messages([], ['state!', 'X-Shop!'])).toEqual([
      '2 required parameters were added to GET /orders: `state` and `X-Shop`.',
    ]);
    expect(messages(['state', 'X-Shop'], ['state!', 'X-Shop!'])).toEqual([
      '2 parameters in GET /orders became required: `state` and `X-Shop`.',
    ]);
  });

  test('are one in two operations that lose the same, and two findings where they lose others', () => {
    const kept = { '/orders': ['page'], '/refunds': ['page'] };
    expect(
      said({ '/orders': ['page', 'state', 'shop'], '/refunds': ['page', 'state', 'shop'] }, kept).map(
        ({ message }) => message,
      ),
    ).toEqual(['2 parameters were removed from GET /orders: `state` and `shop`. The same in GET /refunds.']);
    expect(said({ '/orders': ['page', 'state'], '/refunds': ['page', 'shop'] }, kept)).toHaveLength(2);
  });

  test('one of which has another name, and is required, are one finding as bad as what asks for it', () => {
    const [one, ...others] = said({ '/orders': ['page', 'state'] }, { '/orders': ['page', 'status!'] });
    expect(others).toEqual([]);
    expect(one?.message).toBe('The required query parameter `status` was added to GET /orders. `state` is gone.');
    expect(one?.change?.severity).toBe('breaking');
  });

  test('are two findings where another operation asks for one, or the new one may be left out', () => {
    expect(
      said(
        { '/orders': ['page', 'state'], '/refunds': ['page'] },
        { '/orders': ['page'], '/refunds': ['page', 'status!'] },
      ),
    ).toHaveLength(2);
    expect(messages(['state'], ['status'])).toEqual(['The query parameter `state` was removed from GET /orders.']);
  });

  test('alone keep their ids, whatever else becomes of the others', () => {
    const [removed] = said({ '/orders': ['page', 'state'] }, { '/orders': ['page'] });
    expect(removed?.subject).toBe('a.yaml: operation GET /orders > parameter query state (input)');
    const [required] = said({ '/orders': ['page', 'state'] }, { '/orders': ['page', 'state!'] });
    expect(required?.subject).toBe('a.yaml: operation GET /orders > parameter query state (input) required');
  });
});

test('parameters that become required by a `$ref` each are said like all others', () => {
  const listing = (end: string) =>
    `${head()}paths:\n  /orders:\n    get:\n      responses: {'200': {description: ok}}\n      parameters:\n${['State', 'Shop'].map((name) => `        - $ref: '#/components/parameters/${name}${end}'\n`).join('')}components:\n  parameters:\n${[
      'State',
      'Shop',
    ]
      .flatMap((name) =>
        ['', 'Needed'].map(
          (end) =>
            `    ${name}${end}: {name: ${name.toLowerCase()}, in: query, required: ${end !== ''}, schema: {type: string}}\n`,
        ),
      )
      .join('')}`;
  const [one, ...others] = saidOf({ 'a.yaml': listing('') }, { 'a.yaml': listing('Needed') });
  expect(others).toEqual([]);
  expect(one?.message).toBe('2 parameters in GET /orders became required: `state` and `shop`.');
  expect([one?.line, one?.side]).toEqual([8, 'after']);
});
