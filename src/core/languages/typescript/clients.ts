/** Where the options are in one way to call a client. */
export interface Shape {
  /** The position of the options. */
  readonly options: number;
  /** Whether the first argument may be the options (or a request) instead of a URL. */
  readonly either: boolean;
}

/** An HTTP client, and how timeouts of its calls are set. */
export interface Client {
  readonly name: string;
  readonly packages: readonly string[];
  /** The functions that make a request, by export; `default` is the package itself. */
  readonly calls: Readonly<Record<string, Shape>>;
  /** The functions that make another client, with the position of its options. */
  readonly factories: Readonly<Record<string, number>>;
  /** Options that set a timeout. */
  readonly bounds: readonly string[];
  /** Options whose value may set a timeout. */
  readonly carriers: readonly string[];
  /** Variables that set a timeout for every call of the process: `axios.defaults.timeout`. */
  readonly settings: readonly string[];
  /** Functions that may set a timeout for every call of the process. */
  readonly setters: readonly string[];
  /** Methods of a request that set its timeout: `request.get(url).timeout(3000)`. */
  readonly chained: readonly string[];
  /** Its default timeout, in words that follow "set"; null if it has none. */
  readonly defaultTimeout: string | null;
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
  defaultTimeout: null,
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

const axios: Client = {
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
};

/** The service of NestJS around axios. */
export const httpService: Client = {
  ...axios,
  name: 'HttpService',
  packages: ['@nestjs/axios'],
  factories: {},
};

/** The clients that are known. */
export const clients: readonly Client[] = [
  axios,
  httpService,
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
    defaultTimeout: 'by its own default of 10 seconds',
  },
];

/** The client of a package; null if it is none. */
export function clientOfPackage(specifier: string): Client | null {
  return clients.find((client) => client.packages.includes(specifier)) ?? null;
}
