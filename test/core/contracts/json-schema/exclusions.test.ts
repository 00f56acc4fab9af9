import { describe, expect, it } from 'vitest';
import { effects } from '../../../orders/carrying.ts';

const text = { type: 'string' };
const said = (...list: string[]) => list.map((one) => `${one} request body`);

describe('an excluded literal', () => {
  const refuses = (list: unknown[], rest: object = { enum: ['none', 'a', 'b'] }) => ({
    ...text,
    ...rest,
    not: { enum: list },
  });

  it('counts only where it would be one of the values', () => {
    expect(effects(refuses(['none']), refuses(['none', 0]))).toEqual([]);
    expect(effects(refuses(['none']), refuses(['none', 'z']))).toEqual([]);
    expect(effects(refuses(['none', 'z', 0]), refuses(['none']))).toEqual([]);
    expect(effects(refuses(['none']), refuses([0]))).toEqual(said('schema not input widened'));
    expect(effects(refuses([0]), refuses(['none']))).toEqual(said('schema not input narrowed'));
    expect(effects(refuses(['none'], {}), refuses(['z'], {}))).toEqual(said('schema not input narrowed'));
    expect(effects(refuses(['none', null]), refuses(['none']))).toEqual(said('schema not input widened'));
  });

  it('that leaves the list of values too takes nothing', () => {
    expect(effects(refuses(['none']), refuses(['none'], { enum: ['a', 'b'] }))).toEqual([]);
  });
});
