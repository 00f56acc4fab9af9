import { describe, expect, it } from 'vitest';
import { differencesOf, effectsOf } from '../../orders/differences.ts';
import { saidOf } from '../story/told.ts';

const schemes = {
  key: '{ type: apiKey, in: header, name: X-Depot-Key }',
  'x-seal': '{ type: apiKey, in: header, name: X-Seal }',
  badge: '{ type: apiKey, in: query, name: Badge }',
  token: '{ type: http, scheme: bearer }',
  header: '{ type: apiKey, in: header, name: Authorization }',
  oauth: `
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://id.depot.example/token
          scopes: { pick: Pick., pack: Pack., x-ship: Ship. }`,
};

function depot(security: string, described: Readonly<Record<string, string>> = schemes, headers = '') {
  const lines = Object.entries(described).map(([name, scheme]) => `    ${name}: ${scheme}\n`);
  return {
    'depot.yaml': `openapi: 3.1.0
info: { title: Depot, version: 1.0.0 }
paths:
  /shelves:
    get:
      security: ${security}
      responses: { '200': { description: The shelves., headers: { ${headers} } } }
components:
  securitySchemes:
${lines.join('')}`,
  };
}

const counted = 'X-Count: { schema: { type: integer } }';

describe('ways to authenticate are a set of alternatives', () => {
  it('says of a scope that it is another at the scope', () => {
    const asks = (scope: string) => depot(`\n        - oauth:\n            - pack\n            - ${scope}`);
    expect(differencesOf(asks('pick'), asks('x-ship'))).toEqual([expect.stringMatching(/\| - pick \| - x-ship/)]);
  });

  it.each<[string, string, string, string[]]>([
    ['in another order', '[{ key: [] }, { token: [] }]', '[{ token: [] }, { key: [] }]', []],
    [
      'one of two schemes is enough',
      '[{ key: [], token: [] }]',
      '[{ key: [] }, { token: [] }]',
      ['widened', 'widened'],
    ],
    ['one scheme less is asked for', '[{ key: [], token: [] }]', '[{ key: [] }]', ['widened']],
    ['one scheme more is asked for', '[{ key: [] }]', '[{ key: [], token: [] }]', ['narrowed', 'widened']],
    ['what another one includes goes', '[{ key: [] }, { key: [], token: [] }]', '[{ key: [] }]', []],
    [
      'what includes another one stays',
      '[{ key: [] }, { key: [], token: [] }]',
      '[{ key: [], token: [] }]',
      ['narrowed'],
    ],
    [
      'fewer scopes beside more',
      '[{ oauth: [pick, pack] }]',
      '[{ oauth: [pick, pack, x-ship] }, { oauth: [pick] }]',
      ['widened', 'widened'],
    ],
    ['a scope more', '[{ oauth: [pick] }]', '[{ oauth: [pick, pack] }]', ['narrowed']],
    ['scopes apart', '[{ oauth: [pick, pack] }]', '[{ oauth: [pick] }, { oauth: [pack] }]', ['widened', 'widened']],
    [
      'scopes together',
      '[{ oauth: [pick] }, { oauth: [pack] }]',
      '[{ oauth: [pick, pack] }]',
      ['narrowed', 'narrowed'],
    ],
    ['one of two scopes goes', '[{ oauth: [pack] }, { oauth: [pick] }]', '[{ oauth: [pick] }]', ['narrowed']],
    ['a repeated one goes', '[{ key: [] }, { key: [] }]', '[{ key: [] }]', []],
    ['a scheme called x-', '[{ x-seal: [] }]', '[{ key: [] }]', ['narrowed', 'widened']],
    ['a scheme called x- is asked for', '[{ key: [] }]', '[{ key: [], x-seal: [] }]', ['narrowed', 'widened']],
    ['a scheme called x- is lifted', '[{ x-seal: [] }]', '[{}]', ['widened']],
    ['a scheme called x- is set up', '[{}]', '[{ x-seal: [] }]', ['narrowed', 'widened']],
  ])('%s', (_, was, now, effects) => {
    const found = effectsOf(depot(was), depot(now));
    expect(found.map((one) => one.split(' ')[3])).toEqual(effects);
  });

  it.each(['[{ oauth: [pick] }, { oauth: [pack] }]', '[{ key: [] }, { key: [] }]', '[{ oauth: [x-ship] }, {}]'])(
    'are left alone where something else changes: %s',
    (security) => {
      const found = effectsOf(depot(security), depot(security, schemes, counted));
      expect(found).toEqual(['header presence output narrowed X-Count']);
    },
  );

  it('names the requirement that was edited', () => {
    expect(differencesOf(depot('[{ oauth: [pick] }]'), depot('[{ oauth: [pack] }]'))).toEqual([
      'security scopes input replaced oauth | security: [{ oauth: [pick] }] | security: [{ oauth: [pack] }]',
    ]);
  });
});

describe('a requirement that is not written', () => {
  const bare = (text: Record<string, string>) => ({
    'depot.yaml': (text['depot.yaml'] ?? '').replace(/ +security: .*\n/, ''),
  });

  it('is looked for where one could stand', () => {
    const [some, none] = [depot('[{ key: [] }]'), bare(depot('[{ key: [] }]'))];
    expect(differencesOf(some, none)).toEqual([
      'security presence input widened anonymous | security: [{ key: [] }] | get:',
    ]);
  });
});

describe('a scheme that goes by another name', () => {
  const renamed = (from: string, to: string) => {
    const { [from]: scheme = '', ...rest } = schemes as Record<string, string>;
    return { ...rest, [to]: scheme };
  };

  it('is the same, whatever roles are listed with it', () => {
    expect(effectsOf(depot('[{ token: [] }]'), depot("[{ jwt: ['*'] }]", renamed('token', 'jwt')))).toEqual([
      'security roles input noted jwt',
    ]);
  });

  it('covers what included it', () => {
    const after = depot('[{ stamp: [] }]', renamed('key', 'stamp'));
    expect(effectsOf(depot('[{ key: [], token: [] }]'), after)).toEqual(['security presence input widened stamp']);
  });

  it('is another credential where both are described', () => {
    const both = { ...schemes, guest: schemes.token };
    expect(effectsOf(depot('[{ token: [] }]', both), depot('[{ guest: [] }]', both))).toEqual([
      'security credential input replaced guest',
    ]);
  });
});

it('a scheme that is no longer described may ask for anything', () => {
  const { key: _, ...others } = schemes;
  expect(effectsOf(depot('[{ key: [] }]'), depot('[{ key: [] }]', others))).toEqual([
    'security credential input replaced key',
  ]);
});

describe('what a scheme offers', () => {
  const edited = (name: keyof typeof schemes, from: string, to: string) =>
    differencesOf(
      depot(`[{ ${name}: [] }]`),
      depot(`[{ ${name}: [] }]`, { ...schemes, [name]: schemes[name].replace(from, to) }),
    );

  it.each<[string, keyof typeof schemes, string, string, string[]]>([
    ['a query name in lower case', 'badge', 'Badge', 'badge', ['name input replaced badge']],
    ['a header name in lower case', 'key', 'X-Depot-Key', 'x-depot-key', []],
    ['another header', 'key', 'X-Depot-Key', 'X-Key', ['name input replaced key']],
    ['another place', 'key', 'in: header', 'in: cookie', ['location input replaced key']],
    ['another scheme of HTTP', 'token', 'bearer', 'basic', ['type input replaced token']],
    ['a scheme for what a header holds', 'header', schemes.header, schemes.token, ['credential input narrowed header']],
    [
      'no scheme any more for what it holds',
      'token',
      schemes.token,
      schemes.header,
      ['credential input widened token'],
    ],
    ['a scheme of HTTP in place of a key', 'key', schemes.key, schemes.token, ['name input replaced key']],
    ['and of one in the query', 'badge', schemes.badge, schemes.token, ['location input replaced badge']],
    ['a scheme of HTTP in upper case', 'token', 'bearer', 'Bearer', []],
    ['another address', 'oauth', '/token', '/oauth2/token', ['tokenUrl input replaced clientCredentials']],
    ['a scope less', 'oauth', 'pack: Pack., ', '', ['presence input narrowed pack']],
    ['a scope called x- less', 'oauth', ', x-ship: Ship.', '', ['presence input narrowed x-ship']],
    ['another word for a scope', 'oauth', 'Pack.', 'Pack parcels.', []],
    [
      'another flow',
      'oauth',
      'clientCredentials',
      'password',
      ['presence input narrowed clientCredentials', 'presence input widened password'],
    ],
  ])('%s', (_, name, from, to, expected) => {
    expect(edited(name, from, to).map((one) => one.replace(/^security (.*?) \|.*/, '$1'))).toEqual(expected);
  });

  it('is said of HTTP on the line of its scheme', () => {
    const token = (scheme: string) =>
      depot('[{ token: [] }]', { token: `\n      type: http\n      scheme: ${scheme}` });
    expect(differencesOf(token('bearer'), token('basic'))).toEqual([
      'security type input replaced token | scheme: bearer | scheme: basic',
    ]);
  });

  it('is said once, at the scheme, for all operations that ask for it', () => {
    const texts = ['/token', '/oauth2/token'].map((address) => {
      const text = depot('[{ oauth: [pick] }]', { oauth: schemes.oauth.replace('/token', address) })['depot.yaml'];
      const other =
        '    post:\n      security: [{ oauth: [pack] }]\n      responses: { default: { description: Any. } }\n';
      return { 'depot.yaml': text.replace('components:', `${other}components:`) };
    });
    expect(differencesOf(texts[0] ?? {}, texts[1] ?? {})).toEqual([
      'security tokenUrl input replaced clientCredentials | tokenUrl: https://id.depot.example/token | tokenUrl: https://id.depot.example/oauth2/token',
    ]);
  });

  it('is the same in the words of OpenAPI 2.0', () => {
    const legacy = `swagger: '2.0'
info: { title: Depot, version: 1.0.0 }
securityDefinitions:
  desk: { type: basic }
  oauth: { type: oauth2, flow: application, tokenUrl: 'https://id.depot.example/token', scopes: { pick: Pick. } }
paths:
  /shelves: { get: { security: [{ desk: [] }, { oauth: [pick] }], responses: { 200: { description: The shelves. } } } }
`;
    const now = depot('[{ oauth: [pick] }, { desk: [] }]', {
      desk: '{ type: http, scheme: Basic }',
      oauth: schemes.oauth.replace(', pack: Pack., x-ship: Ship.', ''),
    });
    expect(differencesOf({ 'depot.yaml': legacy }, now)).toEqual([]);
  });
});

describe('a scheme that is described nowhere', () => {
  const key = { key: schemes.key };
  const ways = (was: string, now: string, described: Readonly<Record<string, string>> = key) =>
    saidOf(depot(was, described), depot(now, described)).map(({ rule, change }) => `${change?.severity} ${rule}`);

  it('told nobody how to authenticate', () => {
    expect(ways('[{ key: [] }, { token: [] }]', '[{ key: [] }]')).toEqual([
      'dangerous contract/undeclared-scheme-removed',
    ]);
  });

  it('is not told by the others that one asks for with it', () => {
    expect(ways('[{ key: [] }, { key: [], token: [] }]', '[{ key: [] }]')).toEqual([]);
    expect(ways('[{ token: [] }]', '[{ key: [], token: [] }]')).toEqual([
      'dangerous contract/undeclared-scheme-removed',
    ]);
  });

  it('may be in a file that is not read', () => {
    expect(ways('[{ key: [] }, { token: [] }]', '[{ key: [] }]', { $ref: './schemes.yaml' })).toContain(
      'breaking contract/security-alternative-removed',
    );
  });

  it('and one that is described, told it', () => {
    expect(ways('[{ key: [] }, { token: [] }]', '[{ key: [] }]', schemes)).toEqual([
      'breaking contract/security-alternative-removed',
    ]);
  });
});
