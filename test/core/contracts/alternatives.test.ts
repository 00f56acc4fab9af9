import { describe, expect, it } from 'vitest';
import { effectsOf, type Files } from '../../orders/differences.ts';

type Schemas = Readonly<Record<string, unknown>>;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const asks = (...required: string[]) => ({
  type: 'object',
  required,
  properties: Object.fromEntries(required.map((name) => [name, text])),
});
const paid = (by: string, more: object = {}) => ({
  type: 'object',
  required: ['by'],
  properties: { by: { enum: [by] }, ...more },
});
const schemas: Schemas = {
  Card: asks('number'),
  Bank: asks('iban'),
  Cash: asks('till'),
  Gift: asks('code'),
  Wire: asks('swift'),
  payload: asks('text'),
};

/** A shop that takes or returns a payment. */
function paying(payment: unknown, flow: 'input' | 'output', components: Schemas = schemas): Files {
  const content = { content: { 'application/json': { schema: ref('Payment') } } };
  const operation = flow === 'input' ? { requestBody: content } : { responses: { 200: content } };
  const contract = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.0.0' },
    paths: { '/payments': { post: { responses: { 204: {} }, ...operation } } },
    components: { schemas: { Payment: payment, ...components } },
  };
  return { 'shop.json': JSON.stringify(contract, null, 1) };
}

function effects(was: unknown, now: unknown, flow: 'input' | 'output' = 'input'): string[] {
  return effectsOf(paying(was, flow), paying(now, flow));
}

describe('alternatives of two versions', () => {
  it.each<[string, unknown[], unknown[], string[]]>([
    [
      'are told by the literal that each has of its own',
      [paid('card', { number: text }), paid('bank', { iban: text })],
      [paid('bank', { iban: { type: 'integer' } }), paid('card', { number: text })],
      ['schema type input replaced iban'],
    ],
    [
      'are called by it where one goes',
      [paid('card', { number: text }), paid('bank', { iban: text }), paid('cash')],
      [paid('card', { number: text }), paid('bank', { iban: text })],
      ['variant presence input narrowed by: cash'],
    ],
    ['are told by the component they refer to', [ref('Card'), ref('Bank')], [ref('Bank'), ref('Card')], []],
    [
      'are called by it, whatever its name is',
      [ref('Card'), ref('payload')],
      [ref('Card')],
      ['variant presence input narrowed payload'],
    ],
    [
      'are told by their title, wherever they stand',
      [
        { title: 'Now', ...asks('till') },
        { title: 'Later', ...asks('date') },
      ],
      [
        { title: 'Later', ...asks('date', 'plan') },
        { title: 'Now', ...asks('till') },
      ],
      ['property presence input narrowed plan'],
    ],
    [
      'are told by likeness where they have no name',
      [asks('number', 'expiry'), asks('iban', 'bic')],
      [asks('iban', 'bic', 'holder'), asks('number', 'expiry')],
      ['property presence input narrowed holder'],
    ],
    [
      'are not taken for each other where nothing is alike',
      [asks('number', 'expiry'), asks('iban', 'bic')],
      [asks('number', 'expiry'), asks('wallet')],
      ['variant presence input narrowed with iban, bic', 'variant presence input widened with wallet'],
    ],
    [
      'are found in a choice inside the choice',
      [ref('Card'), { oneOf: [ref('Bank'), ref('Cash')] }],
      [ref('Card'), ref('Bank'), ref('Cash')],
      [],
    ],
    [
      'and put into one, where one is lost',
      [ref('Card'), ref('Bank'), ref('Cash')],
      [ref('Card'), { anyOf: [ref('Bank'), ref('Gift')] }],
      ['variant presence input narrowed Cash', 'variant presence input widened Gift'],
    ],
    ['are the same under another name', [ref('Card'), ref('Bank')], [ref('Card'), asks('iban')], []],
  ])('%s', (_, was, now, expected) => {
    expect(effects({ oneOf: was }, { oneOf: now })).toEqual(expected);
  });

  it('lose nothing where another takes what one took', () => {
    const short = { ...text, maxLength: 8 };
    const long = { ...text, maxLength: 40 };
    const either = (...anyOf: unknown[]) => ({ anyOf });
    expect(effects(either(asks('number'), short, long), either(asks('number'), long))).toEqual([]);
    expect(effects(either(asks('number'), short, long), either(asks('number'), short))).toEqual([
      'variant presence input narrowed string #2',
    ]);
    const wide = { type: 'object', required: ['number'], properties: { number: text, name: text } };
    expect(effects(either(asks('number', 'name'), wide, ref('Cash')), either(wide, ref('Cash')))).toEqual([]);
    expect(effects(either(asks('number', 'till'), wide, ref('Cash')), either(wide, ref('Cash')))).toEqual([
      'variant presence input narrowed with number, till',
    ]);
  });

  it('are found in a component that holds them all', () => {
    const components = { ...schemas, Known: { oneOf: [ref('Card'), ref('Bank'), ref('Cash')] } };
    const files = (payment: unknown, flow: 'input' | 'output') => paying(payment, flow, components);
    const either = { description: 'Known or new.', oneOf: [ref('Known'), ref('Gift')] };
    const listed = { oneOf: [ref('Card'), ref('Bank'), ref('Cash')] };
    const fewer = { oneOf: [ref('Card'), ref('Bank'), ref('Wire')] };
    for (const was of [ref('Known'), listed]) {
      expect(effectsOf(files(was, 'output'), files(either, 'output'))).toEqual([
        'variant presence output widened Gift',
      ]);
      expect(effectsOf(files(was, 'input'), files(either, 'input'))).toEqual(['variant presence input widened Gift']);
    }
    expect(effectsOf(files(fewer, 'input'), files(either, 'input'))).toContain('variant presence input narrowed Wire');
  });

  it('are the same where they are written alike, whatever they refer to', () => {
    const either = { oneOf: [ref('Cash'), { allOf: [{ oneOf: [ref('Card'), ref('Bank')] }] }] };
    const narrower = { ...schemas, Card: asks('number', 'holder') };
    expect(effectsOf(paying(either, 'input'), paying(either, 'input', narrower))).toEqual([
      'property presence input narrowed holder',
    ]);
    const other = { oneOf: [ref('Cash'), { allOf: [{ oneOf: [ref('Gift'), ref('Wire')] }] }] };
    expect(effects(either, other).join()).toContain('variant presence input narrowed');
  });

  it('lose nothing where the same stands there twice', () => {
    const twice = (...more: unknown[]) => ({ oneOf: [asks('number'), { ...text, maxLength: 9 }, ...more] });
    expect(effects(twice({ ...text, maxLength: 9 }), twice())).toEqual([]);
  });

  it('are still alternatives where one is left', () => {
    const one = (...oneOf: unknown[]) => ({ type: 'object', oneOf });
    const [two, less] = [one(ref('Card'), ref('Bank')), one(ref('Card'))];
    expect(effects(two, less, 'output')).toEqual(['variant presence output narrowed Bank']);
    expect(effects(two, less)).toEqual(['variant presence input narrowed Bank']);
    expect(effects(less, two, 'output')).toEqual(['variant presence output widened Bank']);
  });
});

describe('a plain schema', () => {
  it('that is split into alternatives which each refine it narrows', () => {
    const whole = { type: 'object', required: ['id'], properties: { id: text, note: text } };
    const part = (by: string) => ({ allOf: [whole, paid(by)] });
    const split = { oneOf: [part('card'), part('cash')] };
    expect(effects(whole, split, 'output')).toEqual(['schema variants output narrowed Payment']);
    expect(effects(whole, split)).toEqual(['schema variants input narrowed Payment']);
    expect(effects(split, whole, 'output')).toEqual(['schema variants output widened Payment']);
    const less = { oneOf: [part('card'), { ...paid('cash'), required: ['by'] }] };
    expect(effects(whole, less, 'output')).toEqual(['schema variants output replaced Payment']);
    expect(effects(less, whole)).toEqual(['schema variants input replaced Payment']);
  });

  it('may be taken apart by its types, or by the literals of a field', () => {
    const nested = { anyOf: [{ anyOf: [text, { type: 'integer' }] }, { type: 'boolean' }] };
    const listed = { type: ['boolean', 'integer', 'string'] };
    expect(effects(nested, listed, 'output')).toEqual(['schema variants output noted Payment']);
    const limited = { anyOf: [{ ...text, maxLength: 9 }, { type: 'integer' }] };
    const joined = (maxLength: number) => ({ type: ['integer', 'string'], maxLength });
    expect(effects(limited, joined(9))).toEqual(['schema variants input noted Payment']);
    expect(effects(limited, joined(5))).toEqual(['schema variants input narrowed Payment']);
    const whole = { type: 'object', required: ['by'], properties: { by: { enum: ['card', 'cash'] } } };
    const part = (by: string) => ({ ...paid(by), required: ['by'] });
    expect(effects(whole, { oneOf: [part('card'), part('cash')] })).toEqual(['schema variants input noted Payment']);
    expect(effects(whole, { oneOf: [part('card'), part('gift')] })).toEqual(['schema variants input replaced Payment']);
  });

  it('does not narrow where a field is lost on the way', () => {
    const whole = { type: 'object', required: ['id'], properties: { id: text, note: text } };
    const part = (by: string) => ({
      type: 'object',
      required: ['id', 'by'],
      properties: { id: text, by: { const: by } },
    });
    expect(effects(whole, { oneOf: [part('card'), part('cash')] }, 'output')).toEqual([
      'schema variants output replaced Payment',
    ]);
  });

  it('may stand beside its alternatives, or in each of them', () => {
    const shared = { type: 'object', required: ['id'], properties: { id: text } };
    const outside = { ...shared, oneOf: [paid('card', { number: text }), paid('cash', { till: text })] };
    const inside = (more: object = shared) => ({
      oneOf: [{ allOf: [more, paid('card', { number: text })] }, { allOf: [more, paid('cash', { till: text })] }],
    });
    expect(effects(outside, inside())).toEqual(['schema variants input noted Payment']);
    expect(effects(outside, inside(), 'output')).toEqual(['schema variants output noted Payment']);
    const without = { type: 'object', properties: { id: text } };
    expect(effects(outside, inside(without), 'output')).toContain('property presence output widened id');
  });

  it('that becomes one of several is compared with itself', () => {
    const whole = { type: 'object', required: ['id'], properties: { id: text, note: text } };
    const stricter = { ...whole, required: ['id', 'note'] };
    expect(effects(whole, { oneOf: [stricter, ref('Cash')] })).toEqual([
      'schema variants input widened Payment',
      'property required input narrowed note',
    ]);
  });
});

describe('choices that all have to be met', () => {
  const any = (...names: string[]) => ({ anyOf: names.map(ref) });
  const apart = { allOf: [any('Card', 'Bank'), any('Cash', 'Gift')] };
  const together = any('Card', 'Bank', 'Cash', 'Gift');

  it('are more than one that holds them all', () => {
    expect(effects(together, apart)).toEqual(['schema variants input narrowed Payment']);
    expect(effects(apart, together)).toEqual(['schema variants input widened Payment']);
    expect(effects(apart, together, 'output')).toEqual(['schema variants output widened Payment']);
  });

  it('have no order, and lose their alternatives each', () => {
    expect(effects(apart, { allOf: [any('Gift', 'Cash'), any('Bank', 'Card')] })).toEqual([]);
    expect(effects(apart, { allOf: [any('Cash', 'Gift'), any('Card', 'Wire')] })).toEqual([
      'variant presence input narrowed Bank',
      'variant presence input widened Wire',
    ]);
  });
});

describe('whether two alternatives may fit', () => {
  const list = [ref('Card'), ref('Bank')];

  it('is said where it changes', () => {
    expect(effects({ anyOf: list }, { oneOf: list })).toEqual(['schema exclusive input narrowed Payment']);
    expect(effects({ oneOf: list }, { anyOf: list }, 'output')).toEqual(['schema exclusive output widened Payment']);
  });

  it('is over where nothing has to be one of several any more', () => {
    const event = (rest: object) => ({
      'event.schema.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: { sent: { type: ['boolean', 'null'] }, seen: { type: 'boolean' } },
        ...rest,
      }),
    });
    const either = { oneOf: [{ required: ['sent'] }, { required: ['seen'] }] };
    expect(effectsOf(event(either), event({}))).toContain('schema overlap input widened the schema');
    expect(effectsOf(event({}), event(either))).toContain('schema overlap input replaced the schema');
  });

  it('is told by a literal in a field that the schema around them asks for', () => {
    const event = (required: readonly string[], rest: object) => ({
      'event.schema.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: { sort: text },
        required,
        ...rest,
      }),
    });
    const sorts = (data: object, required = ['data']) => ({
      oneOf: ['a', 'b'].map((sort) => ({ properties: { sort: { const: sort }, data }, required })),
    });
    const overlap = 'schema overlap input narrowed the schema';
    expect(effectsOf(event(['data'], {}), event(['data'], sorts({})))).toContain(overlap);
    expect(effectsOf(event(['data', 'sort'], {}), event(['data', 'sort'], sorts({})))).not.toContain(overlap);
    // Whether a value fitted two of the former ones cannot be told, and none fits two now.
    const [former, now] = [sorts({ pattern: 'x' }), sorts({ pattern: 'x' }, ['data', 'sort'])];
    expect(effectsOf(event([], former), event([], now)).join(' ')).not.toContain('overlap');
  });

  it('is not asked where alternatives only went, or refer to what changed', () => {
    const schema = (list: readonly string[], more: object = {}) => ({
      'plan.schema.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        oneOf: list.map((name) => ({ $ref: `#/$defs/${name}` })),
        $defs: Object.fromEntries(
          ['a', 'b', 'c'].map((name) => [
            name,
            { type: 'object', required: ['at'], properties: { at: text, kind: { const: name }, ...more } },
          ]),
        ),
      }),
    });
    const told = (now: Files) => effectsOf(schema(['a', 'b', 'c']), now).filter((one) => one.includes(' overlap '));
    expect(told(schema(['a', 'b']))).not.toContain('schema overlap input replaced the schema');
    expect(told(schema(['a', 'b', 'c'], { note: { pattern: '^x' } }))).toEqual([]);
  });

  it('is not asked of two that met before, however they are referred to, or where they are written', () => {
    const schema = (list: readonly object[], defs: object = {}) => ({
      'plan.schema.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        oneOf: list,
        $defs: defs,
      }),
    });
    const plan = (name: string, more: object = {}) => ({
      type: 'object',
      properties: { [name]: text, at: { type: 'string', format: 'date-time' }, ...more },
    });
    const refs = ['a', 'b'].map((name) => ({ $ref: `#/$defs/${name}` }));
    const defs = { a: plan('a'), b: plan('b') };
    const told = (before: Files, after: Files) => effectsOf(before, after).filter((one) => one.includes(' overlap '));
    const before = schema(refs, defs);
    expect(told(schema([plan('a'), plan('b')]), before)).toEqual([]);
    expect(told(before, schema(refs.toReversed(), { ...defs, a: plan('a', { note: text }) }))).toEqual([]);
    expect(told(before, schema([{ allOf: [refs[0]] }, ...refs.slice(1)], defs))).toEqual([]);
    // Where nothing of the former two could be both, or one more came, it is.
    const apart = schema([plan('a'), { type: 'string', format: 'uuid' }]);
    expect(told(apart, schema([plan('a'), plan('b')]))).not.toEqual([]);
    expect(told(before, schema([...refs, plan('c')], defs))).not.toEqual([]);
  });

  it('means nothing where no value fits two', () => {
    const told = [paid('card'), paid('cash')];
    expect(effects({ anyOf: told }, { oneOf: told })).toEqual(['schema exclusive input noted Payment']);
  });
});

describe('the values that stand for alternatives', () => {
  const told = (discriminator: object, ...names: string[]) => ({
    oneOf: names.map(ref),
    discriminator: { propertyName: 'by', ...discriminator },
  });
  const mapped = (mapping: object) => told({ mapping }, 'Card', 'Bank');

  it('come and go as the values of their field', () => {
    expect(effects(mapped({ card: 'Card' }), mapped({ debit: '#/components/schemas/Card' }))).toEqual([
      'enum-value presence input narrowed card',
      'enum-value presence input widened debit',
    ]);
    expect(effects(mapped({ card: 'Card' }), mapped({}))).toEqual([
      'enum-value presence input narrowed card',
      'enum-value presence input widened Card',
    ]);
  });

  it('are said with their alternative where that comes or goes', () => {
    const now = told({ mapping: { card: 'Card', bank: 'Bank', cash: 'Cash' } }, 'Card', 'Bank', 'Cash');
    const was = told({ mapping: { card: 'Card', bank: 'Bank' } }, 'Card', 'Bank');
    expect(effects(was, now, 'output')).toEqual(['variant presence output widened Cash']);
    expect(effects(now, was)).toEqual(['variant presence input narrowed Cash']);
  });

  it('tell what an alternative became', () => {
    expect(effects(mapped({ card: 'Card' }), told({ mapping: { card: 'Gift' } }, 'Gift', 'Bank'))).toEqual([
      'schema discriminatorMapping input noted Payment',
      'property presence input narrowed number',
      'property presence input narrowed code',
    ]);
  });

  it('are the names of components, unless a literal says otherwise', () => {
    const named = (name: string, schema: object) => {
      return paying({ oneOf: [ref(name), ref('Bank')], discriminator: { propertyName: 'by' } }, 'input', {
        [name]: schema,
        Bank: asks('iban'),
      });
    };
    expect(effectsOf(named('Card', asks('by', 'number')), named('Plastic', asks('by', 'number')))).toEqual([
      'enum-value presence input narrowed Card',
      'enum-value presence input widened Plastic',
    ]);
    expect(effectsOf(named('Card', paid('card')), named('Plastic', paid('card')))).toEqual([]);
    const listed = {
      type: 'object',
      required: ['by', 'number'],
      properties: { by: { enum: ['CARD', 'BANK'] }, number: text },
    };
    expect(effectsOf(named('Card', listed), named('Plastic', listed))).toEqual([]);
  });
});
