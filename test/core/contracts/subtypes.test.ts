import { describe, expect, it } from 'vitest';
import { differencesOf, effectsOf, type Files, readBoth } from '../../orders/differences.ts';

type Schemas = Readonly<Record<string, unknown>>;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const fields = (...names: string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});
const extending = (base: string, own: object) => ({ allOf: [ref(base), own] });

/** An API that takes or returns a shipment, whose `carrier` says which. */
function shipping(schemas: Schemas, flow: 'input' | 'output' = 'input', schema: unknown = ref('Shipment')): Files {
  const content = { content: { 'application/json': { schema } } };
  const operation = flow === 'input' ? { requestBody: content } : { responses: { 200: content } };
  const contract = {
    openapi: '3.0.3',
    info: { title: 'Shipping', version: '1.0.0' },
    paths: { '/shipments': { post: { responses: { 204: {} }, ...operation } } },
    components: { schemas },
  };
  return { 'shipping.json': JSON.stringify(contract, null, 1) };
}

const shipment = (discriminator: object = {}, own: object = fields('carrier')) => ({
  ...own,
  required: ['carrier'],
  discriminator: { propertyName: 'carrier', ...discriminator },
});
const train = extending('Shipment', fields('wagon'));
const truck = extending('Shipment', fields('plate'));

describe('what extends a base with a discriminator', () => {
  const before = { Shipment: shipment(), Train: train, Truck: truck };

  it('is met where the base is', () => {
    const after = { ...before, Train: extending('Shipment', { ...fields('wagon', 'seal'), required: ['seal'] }) };
    expect(differencesOf(shipping(before), shipping(after))).toEqual([
      'property presence input narrowed seal | "properties": { | "seal": {',
    ]);
    expect(
      effectsOf(shipping(before, 'output'), shipping({ ...before, Train: extending('Shipment', {}) }, 'output')),
    ).toEqual(['property presence output widened wagon']);
  });

  it('is met across two generations, and said once for all ways that lead there', () => {
    const family = (seal: object) => ({
      ...before,
      Freight: extending('Train', { ...fields('load'), ...seal }),
      Express: extending('Freight', fields('hours')),
    });
    const [was, now] = [family({}), family({ required: ['load'] })];
    expect(effectsOf(shipping(was), shipping(now))).toEqual(['property required input narrowed load']);
    const two = { oneOf: [ref('Shipment'), ref('Express')] };
    expect(effectsOf(shipping(was, 'input', two), shipping(now, 'input', two)).toSorted()).toEqual([
      'property required input narrowed load',
      'property required input narrowed load',
    ]);
  });

  it('does not repeat what it has from its base', () => {
    const after = { ...before, Shipment: shipment({}, { ...fields('carrier', 'depot'), minProperties: 2 }) };
    expect(effectsOf(shipping(before), shipping(after))).toEqual([
      'schema minProperties input narrowed Shipment',
      'property presence input widened depot',
    ]);
  });

  it('says what it asks for of a field that its base describes', () => {
    const open = { ...before, Shipment: shipment({}, fields('carrier', 'depot')) };
    const after = { ...open, Truck: extending('Shipment', { ...fields('plate'), required: ['depot'] }) };
    expect(effectsOf(shipping(open), shipping(after))).toEqual(['property required input narrowed depot']);
  });

  it('stands for itself where the base has no discriminator, or nobody uses the base', () => {
    const after = { ...before, Train: extending('Shipment', { ...fields('wagon'), required: ['wagon'] }) };
    const plain = (schemas: Schemas) => ({ ...schemas, Shipment: fields('carrier') });
    const itself = ['property required output narrowed wagon'];
    expect(effectsOf(shipping(plain(before)), shipping(plain(after)))).toEqual(itself);
    expect(effectsOf(shipping(before, 'input', ref('Truck')), shipping(after, 'input', ref('Truck')))).toEqual(itself);
  });

  it('is found where only the mapping leads there', () => {
    const mapping = { mapping: { rail: '#/components/schemas/Rail' } };
    const base = { Shipment: shipment(mapping), Rail: fields('carrier', 'wagon') };
    const after = { ...base, Rail: { ...base.Rail, required: ['wagon'] } };
    expect(effectsOf(shipping(base), shipping(after))).toEqual(['property required input narrowed wagon']);
  });

  it('is found in another file, by the mapping or because the contract names it', () => {
    const files = (own: object, mapping: object, named: Schemas): Files => ({
      ...shipping({ Shipment: { $ref: 'shipment.json' }, ...named }),
      'shipment.json': JSON.stringify(shipment(mapping), null, 1),
      'rail.json': JSON.stringify({ allOf: [{ $ref: 'shipment.json' }, own] }, null, 1),
    });
    const [was, now] = [fields('wagon'), { ...fields('wagon'), required: ['wagon'] }];
    const mapped = { mapping: { rail: './rail.json' } };
    const expected = ['property required input narrowed wagon'];
    expect(effectsOf(files(was, mapped, {}), files(now, mapped, {}))).toEqual(expected);
    const named = { Rail: { $ref: 'rail.json' } };
    expect(effectsOf(files(was, {}, named), files(now, {}, named))).toEqual(expected);
  });

  it('may be written as a choice instead', () => {
    const chosen = { oneOf: [ref('Train'), ref('Truck')], discriminator: { propertyName: 'carrier' } };
    const told = {
      ...before,
      Train: extending('Shipment', { ...fields('wagon'), required: ['wagon'] }),
      Truck: extending('Shipment', { ...fields('plate'), required: ['plate'] }),
    };
    expect(effectsOf(shipping(told), shipping(told, 'input', chosen))).toEqual([
      'schema variants input noted request body',
    ]);
    expect(effectsOf(shipping(told, 'output', chosen), shipping(told, 'output'))).toEqual([
      'schema variants output noted 200 response',
    ]);
  });

  it('names every operation that it is met by, directly or through its base', () => {
    const both = (schemas: Schemas): Files => {
      const { 'shipping.json': text = '' } = shipping(schemas);
      const contract = JSON.parse(text) as { paths: Record<string, unknown> };
      const content = { content: { 'application/json': { schema: ref('Train') } } };
      contract.paths['/trains'] = { put: { requestBody: content, responses: { 204: {} } } };
      return { 'shipping.json': JSON.stringify(contract, null, 1) };
    };
    const after = { ...before, Train: extending('Shipment', { ...fields('wagon'), required: ['wagon'] }) };
    const { contracts } = readBoth(both(before), both(after));
    expect(contracts.flatMap(({ differences }) => differences.map(({ usedBy }) => usedBy))).toEqual([
      ['POST /shipments', 'PUT /trains'],
    ]);
  });

  it('is found in OpenAPI 2.0', () => {
    const legacy = (train: object): Files => {
      const schema = { $ref: '#/definitions/Shipment' };
      const definitions = {
        Shipment: { ...shipment(), discriminator: 'carrier' },
        Train: { allOf: [schema, train] },
      };
      const parameters = [{ in: 'body', name: 'shipment', schema }];
      const paths = { '/shipments': { post: { parameters, responses: { 204: { description: 'Sent.' } } } } };
      const info = { title: 'Shipping', version: '1.0.0' };
      return { 'shipping.json': JSON.stringify({ swagger: '2.0', info, paths, definitions }, null, 1) };
    };
    expect(effectsOf(legacy(fields('wagon')), legacy({ ...fields('wagon'), required: ['wagon'] }))).toEqual([
      'property required input narrowed wagon',
    ]);
  });

  it('may be what nothing else stands for', () => {
    const base = { Shipment: shipment({ defaultMapping: 'Other' }), Other: fields('carrier', 'note') };
    const after = { ...base, Other: { ...base.Other, required: ['note'] } };
    expect(effectsOf(shipping(base), shipping(after))).toEqual(['property required input narrowed note']);
  });
});

describe('the values that stand for subtypes', () => {
  const mapped = (mapping: Schemas, more: Schemas = {}) => ({
    Shipment: shipment({ mapping }),
    Train: train,
    Truck: truck,
    ...more,
  });
  const rail = mapped({ rail: 'Train', road: 'Truck' });

  it.each<[string, Schemas, Schemas, 'input' | 'output', string[]]>([
    [
      'one is called otherwise',
      rail,
      mapped({ train: '#/components/schemas/Train', road: 'Truck' }),
      'input',
      ['enum-value presence input narrowed rail', 'enum-value presence input widened train'],
    ],
    [
      'one is called otherwise in an answer',
      rail,
      mapped({ train: 'Train', road: 'Truck' }),
      'output',
      ['enum-value presence output narrowed rail', 'enum-value presence output widened train'],
    ],
    [
      'the mapping is gone, and the names of the schemas stand for them',
      mapped({ rail: 'Train' }),
      { ...mapped({}), Shipment: shipment() },
      'input',
      ['enum-value presence input narrowed rail', 'enum-value presence input widened Train'],
    ],
    [
      'what the names say anyway is written down',
      { ...rail, Shipment: shipment() },
      mapped({ Train: 'Train' }),
      'input',
      [],
    ],
    [
      'a schema that stands for itself has another name',
      { Shipment: shipment(), Train: train },
      { Shipment: shipment(), Rail: train },
      'input',
      ['enum-value presence input narrowed Train', 'enum-value presence input widened Rail'],
    ],
    [
      'a schema has another name, and the mapping knows the former',
      { Shipment: shipment(), Train: train },
      { Shipment: shipment({ mapping: { Train: 'Rail' } }), Rail: train },
      'input',
      [],
    ],
    [
      'one more schema',
      { Shipment: shipment(), Train: train },
      { Shipment: shipment(), Train: train, Truck: truck },
      'output',
      ['enum-value presence output widened Truck'],
    ],
    [
      'one schema less',
      { Shipment: shipment(), Train: train, Truck: truck },
      { Shipment: shipment(), Train: train },
      'input',
      ['enum-value presence input narrowed Truck'],
    ],
    [
      'one that is mapped to nothing',
      rail,
      mapped({ rail: 'Train', road: 'Truck', air: 'Plane' }),
      'output',
      ['enum-value presence output widened air'],
    ],
  ])('%s', (_, before, after, flow, expected) => {
    expect(effectsOf(shipping(before, flow), shipping(after, flow)).toSorted()).toEqual(expected.toSorted());
  });

  it('are said once where the field lists them too', () => {
    const listed = (...list: string[]) => shipment({}, { type: 'object', properties: { carrier: { enum: list } } });
    const before = { Shipment: listed('Train', 'Truck'), Train: train, Truck: truck };
    const after = { Shipment: listed('Train'), Train: train };
    expect(effectsOf(shipping(before), shipping(after))).toEqual(['enum-value presence input narrowed Truck']);
  });
});

describe('a family that is no tree', () => {
  it.each<[string, Schemas]>([
    ['extends itself', { Shipment: { ...shipment(), allOf: [ref('Shipment')] } }],
    ['extends what extends it', { Shipment: { ...shipment(), allOf: [ref('Train')] }, Train: train }],
    [
      'chooses from what extends it',
      { Shipment: { ...shipment(), oneOf: [ref('Train'), ref('Truck')] }, Train: train, Truck: truck },
    ],
    [
      'maps to nothing',
      { Shipment: shipment({ mapping: { rail: '#/nowhere', road: 4, air: 'https://elsewhere.example/air' } }) },
    ],
    ['has a discriminator of another form', { Shipment: { ...shipment(), discriminator: 7 } }],
    ['has a mapping of another form', { Shipment: shipment({ mapping: ['Train'] }), Train: train }],
  ])('%s', (_, schemas) => {
    const after = { ...schemas, Train: extending('Shipment', { ...fields('wagon'), required: ['wagon'] }) };
    expect(() => effectsOf(shipping(schemas), shipping(after))).not.toThrow();
    expect(effectsOf(shipping(schemas), shipping(schemas))).toEqual([]);
  });
});
