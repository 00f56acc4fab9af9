import { expect, test } from 'vitest';
import { calling } from '../../../orders/calls.ts';
import { effectsOf } from '../../../orders/differences.ts';

const text = { type: 'string' };
const order = { $ref: '#/components/schemas/Order' };
const components = (required: readonly string[], more: object = {}) => ({
  components: { schemas: { Order: { type: 'object', required, properties: { id: text, total: text, ...more } } } },
});
const content = (schema: object) => ({ content: { 'application/json': { schema } } });
const within = (schema: object, required: readonly string[] = ['data'], more: object = {}) => ({
  type: 'object',
  required,
  properties: { ...more, data: schema },
});
const answer = (schema: object, root: object = components(['id'])) =>
  calling({ responses: { 200: content(schema) } }, root);
const asking = (schema: object, root: object = components(['id'])) =>
  calling({ requestBody: { required: true, ...content(schema) } }, root);
const moved = (direction: 'input' | 'output') => [`media-type envelope ${direction} replaced application/json`];

test('what moves into a field or out of it as a whole is one change, sent or received', () => {
  for (const schema of [order, { type: 'array', items: order }, { type: 'array', items: text }]) {
    expect(effectsOf(answer(schema), answer(within(schema)))).toEqual(moved('output'));
    expect(effectsOf(answer(within(schema)), answer(schema))).toEqual(moved('output'));
    expect(effectsOf(asking(schema), asking(within(schema)))).toEqual(moved('input'));
    expect(effectsOf(asking(within(schema)), asking(schema))).toEqual(moved('input'));
  }
  expect(effectsOf(answer(order), answer(within(order, ['data'], { next: text })))).toEqual(moved('output'));
});

test('the component that moved says itself what it lost besides', () => {
  const less = { components: { schemas: { Order: { type: 'object', required: ['id'], properties: { id: text } } } } };
  expect(effectsOf(answer(order), answer(within(order), less))).toEqual([
    ...moved('output'),
    'property presence output widened total',
  ]);
});

test('each field says what became of it where nothing that was asked for is missing', () => {
  expect(effectsOf(answer(order, components([])), answer(within(order), components([])))).not.toContain(
    moved('output')[0],
  );
  expect(effectsOf(asking(order), asking(within(order, [])))).not.toContain(moved('input')[0]);
  expect(effectsOf(answer(within(order, [])), answer(order))).not.toContain(moved('output')[0]);
});

test('an object that keeps its fields and refers to one like it has moved nowhere', () => {
  const linked = { allOf: [order, { type: 'object', properties: { parent: order } }] };
  expect(effectsOf(answer(order), answer(linked))).toEqual(['property presence output narrowed parent']);
});

test('an object of many fields is no envelope', () => {
  const many = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`field${index}`, text]));
  expect(effectsOf(answer(order), answer(within(order, ['data'], many)))).not.toContain(moved('output')[0]);
});

test('each version is read with the files of its own side', () => {
  const split = (name: string, fields: string) => ({
    'orders.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1.0.0' },
      paths: { '/orders': { get: { responses: { 200: content({ $ref: `./${name}.yaml` }) } } } },
    }),
    [`${name}.yaml`]: fields,
  });
  const order = 'type: object\nrequired: [id]\nproperties: {id: {type: string}}\n';
  const wrapping =
    'type: object\nrequired: [data]\nproperties:\n  data: {type: object, required: [id], properties: {id: {type: string}}}\n';
  expect(effectsOf(split('order', order), split('answer', wrapping))).toEqual(moved('output'));
  expect(effectsOf(split('answer', wrapping), split('order', order))).toEqual(moved('output'));
});
