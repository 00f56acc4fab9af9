import { describe, expect, it } from 'vitest';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { carrying } from '../../orders/carrying.ts';
import { differencesOf, effectsOf, readBoth } from '../../orders/differences.ts';
import { before, edit } from '../../orders/orders.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';

await allReaders();

describe('contracts over several files', () => {
  const root = (ref: string) => `openapi: 3.1.0
info: { title: Payments, version: 2.0.0 }
paths:
  /payments:
    get:
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { $ref: '${ref}' } } }
`;
  const payment = (amount: string) => `type: object
properties:
  amount: { type: ${amount} }
  refund: { $ref: '#' }
`;

  it('states the change in the file that caused it', () => {
    const files = (amount: string) => ({
      'api/openapi.yaml': root('./payment.yaml'),
      'api/payment.yaml': payment(amount),
    });
    expect(differencesOf(files('integer'), files('string'))).toEqual([
      'schema type output replaced amount | amount: { type: integer } | amount: { type: string }',
    ]);
    const [contract] = readBoth(files('integer'), files('string')).contracts;
    expect(contract?.differences[0]?.after).toEqual({ file: 'api/payment.yaml', line: 3 });
  });

  it('finds what lies beside it under an address of files', () => {
    for (const address of ['file://payment.yaml', 'file:./payment.yaml#', 'file://../api/payment.yaml']) {
      const files = (amount: string) => ({ 'api/openapi.yaml': root(address), 'api/payment.yaml': payment(amount) });
      expect(differencesOf(files('integer'), files('string'))).toHaveLength(1);
    }
    const rooted = (amount: string) => ({
      'api/openapi.yaml': root('file:///payment.yaml'),
      'api/payment.yaml': payment(amount),
    });
    expect(readBoth(rooted('integer'), rooted('string')).unread).toHaveLength(1);
  });

  it('follows one that stands for all media types of an answer', () => {
    const inPlace = root('#/components/schemas/Payment');
    const apart = inPlace.replace(/content: .*/, "content: { $ref: '#/components/mediaTypes/Payment' }");
    const components = (type: string, media: string) =>
      `components:\n  schemas:\n    Payment: { type: ${type} }\n  mediaTypes:\n    Payment: { ${media}: { schema: { $ref: '#/components/schemas/Payment' } } }\n`;
    const told = (after: string) =>
      differencesOf({ 'a.yaml': inPlace + components('object', 'application/json') }, { 'a.yaml': apart + after }).map(
        (one) => one.split(' | ')[0],
      );
    expect(told(components('object', 'application/json'))).toEqual([]);
    expect(told(components('object', 'text/plain'))).toContain('media-type presence output narrowed application/json');
    expect(told(components('string', 'application/json'))).toEqual([
      expect.stringMatching(/^schema type output replaced/),
    ]);
  });

  it('finds what is left of a path item in its own file, or of the paths', () => {
    const api = (paths: string) => `openapi: 3.1.0\ninfo: { title: Payments, version: 2.0.0 }\npaths:\n  ${paths}\n`;
    const item = (...methods: string[]) =>
      methods.map((method) => `${method}: { responses: { '200': {} } }\n`).join('');
    const whole = { 'openapi.yaml': api('/payments: { $ref: payments.yaml }'), 'payments.yaml': item('get', 'post') };
    expect(differencesOf(whole, { ...whole, 'payments.yaml': item('get') })).toEqual([
      "operation presence input narrowed POST /payments | post: { responses: { '200': {} } } | get: { responses: { '200': {} } }",
    ]);
    expect(differencesOf(whole, { ...whole, 'openapi.yaml': api('x-note: none') })[0]).toBe(
      'operation presence input narrowed GET /payments | /payments: { $ref: payments.yaml } | paths:',
    );
  });

  it('asks for a file it has not got', () => {
    const tree = treeOf({
      paths: ['api/openapi.yaml', 'api/payment.yaml'],
      texts: { 'api/openapi.yaml': root('./payment.yaml') },
      refused: {},
    });
    const options = { asOf: '2026-11-22', changed: null, renamed: new Map(), format: null, mode: null };
    expect(readContracts(tree, tree, options)).toMatchObject({ wanted: ['api/payment.yaml'], unread: [] });
  });

  it.each([
    ['https://example.com/payment.yaml', 'on another host'],
    ['../../etc/passwd', 'leads out of the tree'],
    ['./refund.yaml', 'does not exist'],
    ['#/components/schemas/Refund', 'points to nothing'],
  ])('says what is wrong with $ref %s', (ref, because) => {
    const files = { 'api/openapi.yaml': root(ref) };
    const { unread } = readBoth(files, { 'api/openapi.yaml': `${root(ref)}# touched\n` });
    expect(unread).toEqual([
      { file: 'api/openapi.yaml', line: 9, because: expect.stringContaining(because), fix: expect.any(String) },
    ]);
  });

  it('says once what is wrong in both of two files that are one contract', () => {
    const tree = (path: string, end: string) =>
      treeOf({ paths: [path], texts: { [path]: root('https://example.com/a.yaml') + end }, refused: {} });
    const options = {
      asOf: '2026-11-22',
      changed: null,
      renamed: new Map([['v1.yaml', 'v2.yaml']]),
      format: null,
      mode: null,
    };
    const { unread } = readContracts(tree('v1.yaml', ''), tree('v2.yaml', '# touched\n'), options);
    expect(unread).toMatchObject([{ file: 'v2.yaml', because: expect.stringContaining('on another host') }]);
  });

  it('says so where a $ref leads through more others than are followed, which is no circle', () => {
    const chain = (length: number) => {
      const links = Array.from(
        { length },
        (_, index) => `    A${index}: { $ref: '#/components/schemas/A${index + 1}' }\n`,
      );
      return `${root('#/components/schemas/A0')}components:\n  schemas:\n${links.join('')}    A${length}: { type: string }\n`;
    };
    expect(readBoth({ 'a.yaml': chain(40) }, { 'a.yaml': chain(41) }).unread).toEqual([]);
    const [first] = readBoth({ 'a.yaml': chain(60) }, { 'a.yaml': chain(60) }).unread;
    expect(first).toMatchObject({ line: 9, because: expect.stringContaining('leads on and on') });
  });

  it('says so where a $ref leads back to itself', () => {
    const loop = `${root('#/components/schemas/A')}components:\n  schemas:\n    A: { $ref: '#/components/schemas/A' }\n`;
    expect(readBoth({ 'a.yaml': loop }, { 'a.yaml': loop }).unread).toMatchObject([
      { line: 9, because: expect.stringContaining('leads back to itself') },
      { line: 12 },
    ]);
  });
});

describe('a $ref to nothing', () => {
  const lost = "{ $ref: './lost.yaml' }";

  it.each([
    ['in a schema', "schema:\n                $ref: '#/components/schemas/Order'", `schema: ${lost}`],
    [
      'among parameters',
      '        - { name: id, in: path, required: true, schema: { type: string } }',
      `        - ${lost}`,
    ],
    ['for a response', "'201': { description: Created. }", `'201': ${lost}`],
    ['in allOf', '      type: object\n      required:', `      allOf: [${lost}]\n      type: object\n      required:`],
    ['in a property', 'total:\n          type: integer\n          minimum: 0', `total: ${lost}`],
  ])('%s is unread, and nothing is concluded from it', (_, from, to) => {
    const { contracts, unread } = readBoth(before, edit(from, to));
    expect(unread).toMatchObject([{ because: expect.stringContaining('./lost.yaml') }]);
    expect(contracts.flatMap((contract) => contract.differences)).toEqual([]);
  });

  it('is found in what is new, too', () => {
    const added = edit('  /orders:\n', `  /refunds:\n    get: { responses: { '200': ${lost} } }\n  /orders:\n`);
    const { contracts, unread } = readBoth(before, added);
    expect(unread).toMatchObject([{ line: 19, because: expect.stringContaining('./lost.yaml') }]);
    expect(contracts[0]?.differences).toMatchObject([{ name: 'GET /refunds', effect: 'widened' }]);
  });
});

it('call a schema in a file of its own by that file, whatever the folders around it are called', () => {
  const files = (...names: string[]) => ({
    ...carrying({ oneOf: names.map((name) => ({ $ref: `./schemas/orders/${name}.yaml` })) }, 'input'),
    ...Object.fromEntries(
      ['Card', 'Cash', 'Transfer'].map((name) => [
        `schemas/orders/${name}.yaml`,
        `type: object\nproperties: { ${name.toLowerCase()}: { type: string } }\n`,
      ]),
    ),
  });
  expect(effectsOf(files('Card', 'Cash', 'Transfer'), files('Card', 'Transfer'))).toEqual([
    'variant presence input narrowed Cash',
  ]);
});
