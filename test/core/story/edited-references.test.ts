import { describe, expect, test } from 'vitest';
import { answer, head } from './paths.ts';
import { saidOf, type Texts } from './told.ts';

const messages = (before: Texts, after: Texts) => saidOf(before, after).map(({ message }) => message);

describe('an edited `$ref`', () => {
  const fields = (names: readonly string[]) =>
    `{type: object, required: [${names.join(', ')}], properties: {${names.map((name) => `${name}: {type: string}`).join(', ')}}}`;
  const shop = (listed: string, found = listed, extra: Readonly<Record<string, readonly string[]>> = {}) =>
    [
      `${head()}paths:`,
      `  /orders:\n    get:\n      responses: ${answer(`{$ref: '#/components/schemas/${listed}'}`)}`,
      `  /found:\n    get:\n      responses: ${answer(`{$ref: '#/components/schemas/${found}'}`)}`,
      'components:\n  schemas:',
      ...Object.entries({ Order: ['id', 'total', 'note'], Summary: ['id'], ...extra }).map(
        ([name, names]) => `    ${name}: ${fields(names)}`,
      ),
      '',
    ].join('\n');

  test('is one finding at the `$ref`, whatever stands behind it', () => {
    const [one, ...others] = saidOf({ 'a.yaml': shop('Order') }, { 'a.yaml': shop('Summary', 'Order') });
    expect(others).toEqual([]);
    expect(one?.message).toBe(
      '`Order` is now `Summary` in the 200 response of GET /orders: the field `total` was removed, and 1 more.',
    );
    expect([one?.side, one?.line, one?.quote]).toEqual(['after', 6, expect.stringContaining('Summary')]);
    expect(one?.change?.before).toEqual({ file: 'a.yaml', line: 6 });
  });

  test('says of a field that comes with it whether it has to be sent', () => {
    const asking = (name: string) =>
      [
        `${head()}paths:\n  /orders:\n    post:`,
        `      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/${name}'}}}}`,
        "      responses: {'200': {description: ok}}",
        'components:\n  schemas:',
        '    Small: {type: object, properties: {id: {type: string}}}',
        '    Large: {type: object, required: [note], properties: {id: {type: string}, note: {type: string}}}',
      ].join('\n');
    const said = saidOf({ 'a.yaml': asking('Small') }, { 'a.yaml': asking('Large') });
    expect(said.map(({ message }) => message)).toEqual([
      expect.stringMatching(/: the required field `note` was added\.$/u),
    ]);
  });

  test('made alike in two places is one finding, with both', () => {
    const [one, ...others] = saidOf({ 'a.yaml': shop('Order') }, { 'a.yaml': shop('Summary') });
    expect(others).toEqual([]);
    expect(one?.group?.also).toEqual([{ file: 'a.yaml', line: 9, side: 'after' }]);
    expect(one?.change?.usedBy).toEqual(['GET /orders', 'GET /found']);
  });

  test('made alike in two contracts is one finding where the same stands behind it', () => {
    const carts = (name: string, extra = {}) =>
      shop(name, name, extra).replace('/orders', '/carts').replace('/found', '/kept');
    const both = (name: string, extra = {}) => ({ 'a.yaml': shop(name), 'carts/b.yaml': carts(name, extra) });
    expect(messages(both('Order'), both('Summary'))).toHaveLength(1);
    const lesser = { Summary: ['id', 'total'] };
    expect(messages(both('Order', lesser), both('Summary', lesser))).toHaveLength(2);
  });

  test('has one id, however much stands behind it', () => {
    const [few, more] = [['id', 'total'], ['id']].map((summary) =>
      saidOf(
        { 'a.yaml': shop('Order', 'Order', { Summary: summary }) },
        { 'a.yaml': shop('Summary', 'Order', { Summary: summary }) },
      ),
    );
    expect(few?.map(({ id }) => id)).toEqual(more?.map(({ id }) => id));
  });

  test('that follows a component to its new name is none: its own lines say what changed', () => {
    const before = shop('Order');
    const after = before
      .replaceAll('Order', 'Purchase')
      .replace('[id, total, note]', '[id, note]')
      .replace(' total: {type: string},', '');
    expect(messages({ 'a.yaml': before }, { 'a.yaml': after })).toEqual([
      expect.stringMatching(/^The field `total` was removed from Purchase/u),
    ]);
  });

  test('is none where the component lost the same itself: that is said there, with the `$ref`', () => {
    const after = shop('Order', 'Summary')
      .replace('[id, total, note]', '[id]')
      .replace(/, total: .*?, note: {type: string}/, '');
    const [lost, ...others] = saidOf({ 'a.yaml': shop('Order') }, { 'a.yaml': after });
    expect(others).toEqual([]);
    expect(lost?.message).toBe(
      '2 fields were removed from Order in responses of GET /orders: `total` and `note`. The same in Summary (was Order) in responses of GET /found.',
    );
    expect(lost?.group?.also).toEqual([{ file: 'a.yaml', line: 9, side: 'before' }]);
  });

  test('says only what the component did not lose itself', () => {
    const after = shop('Order', 'Summary')
      .replace('[id, total, note]', '[id, note]')
      .replace(' total: {type: string},', '');
    expect(messages({ 'a.yaml': shop('Order') }, { 'a.yaml': after })).toEqual([
      '`Order` is now `Summary` in the 200 response of GET /found: the field `note` was removed.',
      'The field `total` was removed from Order in responses of GET /orders. The same in Summary (was Order) in responses of GET /found.',
    ]);
  });

  test('is none where all that it changes is done elsewhere without one', () => {
    const answers = (listed: string, error: string) =>
      [
        `${head()}paths:`,
        ...['/a', '/b', '/c', '/d'].map((path) => {
          const name = path === '/d' ? listed : 'Wrong';
          return `  ${path}:\n    get: {responses: {'200': {description: ok}, '400': {$ref: '#/components/responses/${name}'}}}`;
        }),
        'components:\n  responses:',
        `    Wrong: {description: no, content: {application/json: {}${error}}}`,
        '    WrongOrder: {description: no, content: {application/json: {}}}',
        '',
      ].join('\n');
    const before = answers('Wrong', ', text/plain: {}');
    expect(messages({ 'a.yaml': before }, { 'a.yaml': answers('WrongOrder', '') })).toEqual([
      '`text/plain` is no longer offered in the 400 response of GET /a. The same in 3 more places.',
    ]);
    expect(messages({ 'a.yaml': before }, { 'a.yaml': answers('WrongOrder', ', text/plain: {}') })).toEqual([
      expect.stringMatching(
        /^`Wrong` is now `WrongOrder` in the 400 response of GET \/d: the media type `text\/plain`/u,
      ),
    ]);
  });

  test('to a parameter is one finding at the `$ref` too', () => {
    const page = (ref: string) =>
      `${head()}paths:\n  /orders:\n    get:\n      parameters:\n        - $ref: '#/components/parameters/${ref}'\n      responses: {'200': {description: ok}}\ncomponents:\n  parameters:\n    Page: {name: page, in: query, schema: {type: string}}\n    Token: {name: page, in: query, required: true, schema: {type: string, maxLength: 9}}\n`;
    const [one, ...others] = saidOf({ 'a.yaml': page('Page') }, { 'a.yaml': page('Token') });
    expect(others).toEqual([]);
    expect([one?.line, one?.message]).toEqual([
      7,
      '`Page` is now `Token` in page in GET /orders: the parameter `page` changed its `required` from `false` to `true`, and 1 more.',
    ]);
  });

  test('to what only may be null as well is said like all that may be null', () => {
    const order = (street: string, city: string) =>
      [
        `${head()}paths:`,
        `  /orders:\n    get:\n      responses: ${answer("{$ref: '#/components/schemas/Order'}")}`,
        'components:\n  schemas:',
        '    Street: {type: string}',
        '    StreetOrNull: {type: string, nullable: true}',
        '    City: {type: string}',
        '    CityOrNull: {type: string, nullable: true}',
        '    Order:\n      type: object\n      properties:',
        `        street:\n          $ref: '#/components/schemas/${street}'`,
        `        city:\n          $ref: '#/components/schemas/${city}'`,
        `        note: {type: string${street === 'Street' ? '' : ', nullable: true'}}`,
        '',
      ].join('\n');
    const [one, ...others] = saidOf(
      { 'a.yaml': order('Street', 'City') },
      { 'a.yaml': order('StreetOrNull', 'CityOrNull') },
    );
    expect(others).toEqual([]);
    expect([one?.line, one?.message]).toEqual([
      17,
      '`StreetOrNull (was Street)` in responses of GET /orders can now be null. The same in 2 more places: `CityOrNull (was City)` and `note`.',
    ]);
  });

  test('leaves what changed in the component itself where it is', () => {
    const after = shop('Order').replace('[id, total, note]', '[id, note]').replace(' total: {type: string},', '');
    expect(saidOf({ 'a.yaml': shop('Order') }, { 'a.yaml': after }).map(({ rule }) => rule)).toEqual([
      'contract/response-field-removed',
    ]);
  });
});
