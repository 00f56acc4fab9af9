import { describe, expect, it } from 'vitest';
import { differencesOf, effectsOf } from '../../orders/differences.ts';

const pathsOf = (...paths: string[]) =>
  paths.map((path) => `  ${path}: { get: { responses: { default: { description: Any. } } } }\n`).join('');

function api(servers: string, ...paths: string[]) {
  const text = `openapi: 3.0.3\ninfo: { title: Ferry, version: 1.0.0 }\n${servers === '' ? '' : `servers: ${servers}\n`}`;
  return { 'ferry.yaml': `${text}paths:\n${pathsOf(...(paths.length > 0 ? paths : ['/trips']))}` };
}

function legacy(keys: string, ...paths: string[]) {
  return {
    'ferry.yaml': `swagger: '2.0'\ninfo: { title: Ferry, version: 1.0.0 }\n${keys}\npaths:\n${pathsOf(...(paths.length > 0 ? paths : ['/trips']))}`,
  };
}

const at = (...urls: string[]) => `[${urls.map((url) => `{ url: '${url}' }`).join(', ')}]`;
const withVariables = (url: string, variables: string) => `[{ url: '${url}', variables: ${variables} }]`;
const regions = (usual: string, values = '[north, south]') =>
  withVariables('https://{region}.ferry.example', `{ region: { enum: ${values}, default: ${usual} } }`);

describe('an address is server and path together', () => {
  it.each<[string, Record<string, string>, Record<string, string>, string[]]>([
    [
      'a base path moved into the paths',
      legacy('host: ferry.example\nbasePath: /api', '/trips', '/trips/{id}'),
      legacy('host: ferry.example', '/api/trips', '/api/trips/{trip}'),
      [],
    ],
    [
      'a prefix of the paths moved into the base path',
      legacy('', '/api/trips'),
      legacy('basePath: /api/', '/trips'),
      [],
    ],
    [
      'a variable of the server moved into the paths',
      api(withVariables('https://ferry.example/ports/{port}', "{ port: { default: '000' } }")),
      api(at('https://ferry.example', 'https://test.ferry.example'), '/ports/{port}/trips'),
      [],
    ],
    [
      'a path of the server moved into the paths',
      api(at('https://ferry.example/api')),
      api(at('https://ferry.example'), '/api/trips'),
      [],
    ],
    [
      'the same for several servers',
      api(at('https://a.example/api', 'https://b.example/api')),
      api(at('https://b.example', 'https://a.example'), '/api/trips'),
      [],
    ],
    [
      'moved, and one of two servers gone',
      api(at('https://a.example/api', 'https://b.example/api')),
      api(at('https://a.example'), '/api/trips'),
      ['narrowed https://a.example/api', 'narrowed https://b.example/api', 'widened https://a.example'],
    ],
    [
      'a slash at the end, another case, the usual port',
      api(at('https://ferry.example/api/')),
      api(at('HTTPS://Ferry.example:443/api')),
      [],
    ],
    [
      'two ways to write one server',
      api(at('https://ferry.example', 'https://ferry.example/')),
      api(at('https://ferry.example')),
      [],
    ],
    [
      'another case in the path',
      api(at('https://ferry.example/Api')),
      api(at('https://ferry.example/api')),
      ['narrowed https://ferry.example/Api', 'widened https://ferry.example/api'],
    ],
    ['a base path is set', legacy(''), legacy('basePath: /api'), ['narrowed /', 'widened /api']],
    ['a base path changes', legacy('basePath: /api'), legacy('basePath: /rest'), ['narrowed /api', 'widened /rest']],
    ['a base path goes', legacy('basePath: /api'), legacy(''), ['narrowed /api', 'widened /']],
    [
      'a host is written down',
      legacy('basePath: /api'),
      legacy('basePath: /api\nhost: ferry.example\nschemes: [https]'),
      [],
    ],
    [
      'all servers go',
      api(at('https://ferry.example/api')),
      api(''),
      ['narrowed https://ferry.example/api', 'widened /'],
    ],
    ['a server is written down', api(''), api(at('https://ferry.example')), []],
    [
      'a server with a path is written down',
      api(''),
      api(at('https://ferry.example/api')),
      ['narrowed /', 'widened https://ferry.example/api'],
    ],
    ['an empty list of servers', api('[]'), api(''), []],
    [
      'the same in OpenAPI 2.0',
      legacy('host: ferry.example\nbasePath: /api\nschemes: [https, http]'),
      api(at('http://ferry.example/api', 'https://ferry.example/api')),
      [],
    ],
    [
      'a scheme less',
      legacy('host: ferry.example\nschemes: [https, http]'),
      legacy('host: ferry.example\nschemes: [https]'),
      ['narrowed http://ferry.example/'],
    ],
  ])('%s', (_, was, now, expected) => {
    expect(effectsOf(was, now).map((one) => one.replace('server presence input ', ''))).toEqual(expected);
  });

  it('of one operation alone', () => {
    const secure = legacy('host: ferry.example\nschemes: [http, https]');
    const after = secure['ferry.yaml'].replace('get: {', 'get: { schemes: [https],');
    expect(differencesOf(secure, { 'ferry.yaml': after })).toEqual([
      'server presence input narrowed http://ferry.example/ | schemes: [http, https] | /trips: { get: { schemes: [https], responses: { default: { description: Any. } } } }',
    ]);
  });

  it('is said at the piece of it that is another', () => {
    const was = legacy('host: ferry.example\nbasePath: /api\nschemes: [https]');
    const said = (keys: string) => {
      const [gone, come] = differencesOf(was, legacy(keys)).map((one) => one.split(' | '));
      return [gone?.[1], come?.[2]];
    };
    const hosts = ['host: ferry.example', 'host: boat.example'];
    expect(said('host: boat.example\nbasePath: /api\nschemes: [https]')).toEqual(hosts);
    const paths = ['basePath: /api', 'basePath: /rest'];
    expect(said('host: ferry.example\nbasePath: /rest\nschemes: [https]')).toEqual(paths);
    const variable = (...values: string[]) =>
      api(
        `\n  - url: 'https://{zone}.example'\n    variables:\n      zone:\n        default: eu\n        enum:${values.map((one) => `\n          - ${one}`).join('')}`,
      );
    expect(differencesOf(variable('eu', 'us'), variable('eu'))).toEqual([
      'server presence input narrowed https://us.example | - us | enum:',
    ]);
  });

  it('tells an operation that moved from one that went', () => {
    const was = api(at('https://ferry.example/api'), '/trips', '/ships');
    const now = api(at('https://ferry.example'), '/api/trips', '/ships');
    expect(effectsOf(was, now)).toEqual([
      'server presence input narrowed https://ferry.example/api',
      'server presence input widened https://ferry.example',
    ]);
  });
});

describe('variables of a server', () => {
  it.each<[string, string, string, string[]]>([
    [
      'a value less',
      regions('north'),
      regions('north', '[north]'),
      ['presence input narrowed https://south.ferry.example'],
    ],
    [
      'a value more',
      regions('north'),
      regions('north', '[north, south, east]'),
      ['presence input widened https://east.ferry.example'],
    ],
    ['another default', regions('north'), regions('south'), ['default input replaced https://{region}.ferry.example']],
    ['another name', regions('north'), regions('north').replaceAll('region', 'side'), []],
    ['written out', regions('north'), at('https://south.ferry.example', 'https://north.ferry.example'), []],
    ['gathered', at('https://south.ferry.example', 'https://north.ferry.example'), regions('north'), []],
    [
      'no list any more',
      regions('north'),
      withVariables('https://{region}.ferry.example', '{ region: { default: north } }'),
      ['address input widened https://{region}.ferry.example'],
    ],
    [
      'another default where any value goes',
      withVariables('{root}/ferry', '{ root: { default: https://a.example } }'),
      withVariables('{root}/ferry', '{ root: { default: https://b.example } }'),
      ['default input replaced {root}/ferry'],
    ],
    [
      'a default that gets its quotes',
      withVariables('https://ferry.example:{port}', '{ port: { default: 8443 } }'),
      withVariables('https://ferry.example:{port}', "{ port: { default: '8443' } }"),
      [],
    ],
    [
      'a number by default',
      withVariables('https://ferry.example:{port}', '{ port: { default: 8443 } }'),
      withVariables('https://ferry.example:{port}', '{ port: { default: 9443 } }'),
      ['default input replaced https://ferry.example:{port}'],
    ],
    [
      'another version by default',
      withVariables('https://ferry.example/{edition}', '{ edition: { default: v1 } }'),
      withVariables('https://ferry.example/{edition}', '{ edition: { default: v2 } }'),
      ['default input noted https://ferry.example/{edition}'],
    ],
  ])('%s', (_, was, now, expected) => {
    expect(effectsOf(api(was), api(now)).map((one) => one.replace('server ', ''))).toEqual(expected);
  });
});

describe('a version in the address of a server', () => {
  it.each<[string, string, string, string[]]>([
    [
      'changes alone',
      at('https://ferry.example/v1.2'),
      at('https://ferry.example/v1.3'),
      ['address input noted https://ferry.example/v1.3'],
    ],
    [
      'stands for another one',
      at('https://ferry.example/vwip/api'),
      at('https://ferry.example/v1rc2/api'),
      ['address input noted https://ferry.example/v1rc2/api'],
    ],
    [
      'is one of several',
      at('https://ferry.example/v1', 'https://ferry.example/v2'),
      at('https://ferry.example/v2', 'https://ferry.example/v3'),
      ['presence input narrowed https://ferry.example/v1', 'presence input widened https://ferry.example/v3'],
    ],
    [
      'changes with the host',
      at('https://a.example/v1'),
      at('https://b.example/v2'),
      ['presence input narrowed https://a.example/v1', 'presence input widened https://b.example/v2'],
    ],
    [
      'goes',
      at('https://ferry.example/v1'),
      at('https://ferry.example'),
      ['presence input narrowed https://ferry.example/v1', 'presence input widened https://ferry.example'],
    ],
  ])('%s', (_, was, now, expected) => {
    expect(effectsOf(api(was), api(now)).map((one) => one.replace('server ', ''))).toEqual(expected);
  });
});
