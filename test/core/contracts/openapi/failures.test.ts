import { describe, expect, it } from 'vitest';
import { calling } from '../../../orders/calls.ts';
import { type Files, readBoth } from '../../../orders/differences.ts';

const text = { type: 'string' };

function answering(responses: object) {
  return calling({ responses });
}

describe('one more kind of error', () => {
  const kinds = (...names: string[]) => ({
    content: {
      'application/json': {
        schema: {
          oneOf: names.map((name) => ({ type: 'object', required: [name], properties: { [name]: text } })),
        },
      },
    },
  });
  const failedIn = (was: object, now: object) =>
    readBoth(was as Files, now as Files).contracts.flatMap(({ differences }) =>
      differences.filter(({ kind }) => kind === 'variant').map(({ given }) => given['failed'] === true),
    );
  const moreIn = (answer: (body: object) => object) =>
    failedIn(answering(answer(kinds('code', 'reason'))), answering(answer(kinds('code', 'reason', 'limit'))));

  it('is told from one more kind of success by its status', () => {
    expect(moreIn((body) => ({ 200: {}, 422: body }))).toEqual([true]);
    expect(moreIn((body) => ({ 200: {}, '5XX': body }))).toEqual([true]);
    expect(moreIn((body) => ({ 200: {}, default: body }))).toEqual([true]);
    expect(moreIn((body) => ({ 200: body }))).toEqual([false]);
    expect(moreIn((body) => ({ default: body }))).toEqual([false]);
  });

  it('is none if a success holds it too, whichever comes first', () => {
    const shared = (first: object, second: object, ...names: string[]) => ({
      'openapi.json': JSON.stringify({
        openapi: '3.0.3',
        info: { title: 'Orders', version: '1.0.0' },
        paths: { '/orders': { get: { responses: first } }, '/returns': { get: { responses: second } } },
        components: { schemas: { Outcome: kinds(...names).content['application/json'].schema } },
      }),
    });
    const outcome = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Outcome' } } } };
    const [failing, succeeding] = [{ 200: {}, 422: outcome }, { 200: outcome }];
    for (const [first, second] of [
      [failing, succeeding],
      [succeeding, failing],
    ] as const) {
      const [was, now] = [['code'], ['code', 'limit']].map((names) => shared(first, second, 'reason', ...names));
      expect(failedIn(was as object, now as object)).toEqual([false]);
    }
    const [was, now] = [['code'], ['code', 'limit']].map((names) => shared(failing, failing, 'reason', ...names));
    expect(failedIn(was as object, now as object)).toEqual([true]);
  });
});
