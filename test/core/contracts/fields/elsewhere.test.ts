import { expect, test } from 'vitest';
import { readBoth } from '../../../orders/differences.ts';
import { asFile } from '../../../orders/every-feature.ts';
import { elsewhere } from './lists.ts';

/** What is read though a change of it alone is no difference, and by what it is read. */
const reasons = {
  'the version a contract declares of itself': ['Info.version'],
  'a name that a reference is made with': ['Schema.$anchor', 'Schema.$dynamicAnchor'],
  'a component that something refers to': Object.keys(elsewhere).filter(
    (name) => name.includes('.$defs') || /\.\*/.test(name),
  ),
};

/** A contract whose answer is the schema, with what it may refer to. */
function answering(schema: unknown, components: object = {}, version = '1.0.0') {
  const content = { 'application/json': { schema } };
  const paths = { '/orders': { get: { responses: { 200: { description: 'ok', content } } } } };
  return asFile({ openapi: '3.1.0', info: { title: 'Orders', version }, paths, components });
}

const said = (was: Record<string, string>, now: Record<string, string>) =>
  readBoth(was, now).contracts.flatMap(({ differences }) => differences.map(({ aspect, name }) => `${aspect} ${name}`));

test('every entry has a reason, and every reason a test', () => {
  expect(Object.keys(elsewhere).toSorted()).toEqual(Object.values(reasons).flat().toSorted());
});

test('the versions of both sides are told', () => {
  const [contract] = readBoth(answering({}), answering({}, {}, '2.0.0')).contracts;
  expect([contract?.versions.before?.text, contract?.versions.after?.text]).toEqual(['1.0.0', '2.0.0']);
  expect(contract?.differences).toEqual([]);
});

test.each(['$anchor', '$dynamicAnchor'])('%s is where a reference leads', (keyword) => {
  const schemas = (text: object, number: object) => ({
    schemas: { Text: { type: 'string', ...text }, Number: { type: 'number', ...number } },
  });
  const answer = { type: 'object', properties: { total: { $ref: '#total' } } };
  const name = { [keyword]: 'total' };
  const [was, now] = [schemas(name, {}), schemas({}, name)].map((components) => answering(answer, components));
  expect(said(was ?? {}, now ?? {})).toEqual(['type total']);
});

test.each([
  ['$defs', 'Total', { type: 'object', properties: { total: { $ref: '#/components/schemas/Order/$defs/Total' } } }],
  ['components', 'x-total', { type: 'object', properties: { total: { $ref: '#/components/schemas/x-total' } } }],
])('%s are read where something refers to them', (_, name, answer) => {
  const components = (type: string) => ({ schemas: { Order: { $defs: { Total: { type } } }, 'x-total': { type } } });
  const [was, now] = [components('string'), components('number')];
  expect(said(answering(answer, was), answering(answer, now))).toContain(`type ${name}`);
  // Of what nothing refers to only the components are compared, one by one.
  expect(said(answering({}, was), answering({}, now))).toEqual(['type x-total']);
});
