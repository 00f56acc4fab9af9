import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { effects } from '../../../orders/carrying.ts';

const [text, count] = [{ type: 'string' }, { type: 'integer' }];

/** Lists of every kind: of anything, of one thing, of nothing, and of listed positions with or without more behind them. */
const lists: Readonly<Record<string, object>> = {
  anything: {},
  texts: { items: text },
  nothing: { items: false },
  'a text': { prefixItems: [text], items: false },
  'a text and a count': { prefixItems: [text, count], items: false },
  'two texts': { prefixItems: [text, text], items: false },
  'a text and anything': { prefixItems: [text] },
  'a text and counts': { prefixItems: [text], items: count },
  'a text and texts': { prefixItems: [text], items: text },
  'a text, and no more said apart': { prefixItems: [text], unevaluatedItems: false },
};

const values = [[], ['a'], [1], ['a', 'b'], ['a', 1], [1, 'a'], ['a', 1, 2], ['a', 'b', 'c'], ['a', true], [true]];

const pairs = Object.keys(lists).flatMap((was) =>
  Object.keys(lists).flatMap((now) => (was === now ? [] : [[was, now] as const])),
);

describe.each(pairs)('a list of %s that becomes one of %s', (was, now) => {
  const ajv = new Ajv2020({ strict: false });
  const [before, after] = [was, now].map((name) => ajv.compile({ type: 'array', ...lists[name] }));
  const lost = values.some((one) => before?.(one) === true && after?.(one) === false);
  const added = values.some((one) => before?.(one) === false && after?.(one) === true);
  const said = (flow: 'input' | 'output') =>
    effects({ type: 'array', ...lists[was] }, { type: 'array', ...lists[now] }, flow)
      .map((one) => one.split(' ')[3])
      .filter((effect) => effect === 'replaced' || effect === (flow === 'input' ? 'narrowed' : 'widened'));

  test('is narrowed for those who send it if it takes less', () => {
    expect(said('input').length > 0).toBe(lost);
  });

  test('is widened for those who receive it if it holds more', () => {
    expect(said('output').length > 0).toBe(added);
  });
});
