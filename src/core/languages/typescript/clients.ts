/** How the options of one way to call a client are found. */
export interface Shape {
  /** The position of the options. */
  readonly options: number;
  /** The first argument may be the options (or a request) instead of a URL. */
  readonly either: boolean;
}

/** An HTTP client, and what of it matters to how long a call waits. */
export interface Client {
  readonly name: string;
  readonly packages: readonly string[];
  /** What is called to make a request, by export; `default` is the package itself. */
  readonly calls: Readonly<Record<string, Shape>>;
  /** What makes another client, and where its options are. */
  readonly factories: Readonly<Record<string, number>>;
  /** Options that bound the wait. */
  readonly bounds: readonly string[];
  /** Options that may bound it, if what they hold does. */
  readonly carriers: readonly string[];
  /** What is written to bound every call of the process: `axios.defaults.timeout`. */
  readonly settings: readonly string[];
  /** What is called for it. */
  readonly setters: readonly string[];
  /** A call on the result that bounds the wait: `request.get(url).timeout(3000)`. */
  readonly chained: readonly string[];
  /** Its own bound, where it has one. */
  readonly own: string | null;
}

const after = (options: number): Shape => ({ options, either: false });
const either: Shape = { options: 1, either: true };
const each = (names: readonly string[], shape: Shape) => Object.fromEntries(names.map((name) => [name, shape]));

const base: Client = {
  name: '',
  packages: [],
  calls: {},
  factories: {},
  bounds: ['signal', 'timeout'],
  carriers: [],
  settings: [],
  setters: [],
  chained: [],
  own: null,
};

/** The global `fetch` of Node: undici, whose own limit is five minutes. */
export const globalFetch: Client = {
  ...base,
  name: 'fetch',
  calls: { default: either },
  bounds: ['signal'],
  carriers: ['dispatcher', 'agent'],
  settings: ['globalThis.fetch', 'global.fetch'],
  setters: ['setGlobalDispatcher'],
};

/** The clients that are known, all of them without a bound of their own unless `own` says so. */
export const clients: readonly Client[] = [
  {
    ...base,
    name: 'axios',
    packages: ['axios'],
    calls: {
      default: either,
      request: { options: 0, either: false },
      ...each(['get', 'delete', 'head', 'options'], after(1)),
      ...each(['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm'], after(2)),
    },
    factories: { create: 0 },
    bounds: ['signal', 'timeout', 'cancelToken'],
    carriers: ['httpAgent', 'httpsAgent', 'adapter'],
    settings: ['axios.defaults.timeout', 'axios.defaults.signal'],
    setters: ['axios.interceptors.request.use'],
  },
  {
    ...base,
    name: 'undici',
    packages: ['undici'],
    calls: each(['fetch', 'request'], either),
    bounds: ['signal', 'headersTimeout', 'bodyTimeout'],
    carriers: ['dispatcher'],
    setters: ['setGlobalDispatcher'],
  },
  {
    ...base,
    name: 'node-fetch',
    packages: ['node-fetch', 'cross-fetch'],
    calls: { default: either, fetch: either },
    carriers: ['agent'],
  },
  {
    ...base,
    name: 'got',
    packages: ['got'],
    calls: { default: either, got: either, ...each(['get', 'post', 'put', 'patch', 'delete', 'head'], either) },
    factories: { extend: 0 },
    carriers: ['agent', 'hooks', 'handlers', 'request'],
  },
  {
    ...base,
    name: 'superagent',
    packages: ['superagent'],
    calls: each(['get', 'post', 'put', 'patch', 'delete', 'del', 'head'], after(9)),
    chained: ['timeout'],
  },
  {
    ...base,
    name: 'http',
    packages: ['http', 'node:http', 'https', 'node:https'],
    calls: each(['get', 'request'], either),
    carriers: ['agent'],
    chained: ['setTimeout'],
  },
  {
    ...base,
    name: 'ky',
    packages: ['ky'],
    calls: { default: either, ...each(['get', 'post', 'put', 'patch', 'delete', 'head'], either) },
    factories: { create: 0, extend: 0 },
    own: 'by its own default of 10 seconds',
  },
];

/** The client a package is, if it is one. */
export function clientOfPackage(specifier: string): Client | null {
  return clients.find((client) => client.packages.includes(specifier)) ?? null;
}
