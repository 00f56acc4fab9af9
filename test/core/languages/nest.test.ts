import { describe, expect, test } from 'vitest';
import { calls, read } from './reading.ts';

const stock = `import { HttpService } from '@nestjs/axios';
export class StockService {
  constructor(private readonly http: HttpService) {}
  load(id: string) {
    return firstValueFrom(this.http.get(\`\${base}/stock/\${id}\`));
  }
}`;

/** A module that lists the service and imports what is given. */
function moduleWith(imports: string, more = '', providers = 'StockService'): string {
  return `import { Module } from '@nestjs/common';
import { HttpModule } from '@nestjs/axios';
import { StockService } from './stock.service.ts';
import { StockHttp } from './stock-http.ts';
@Module({ imports: [ConfigModule, ${imports}], providers: [${providers}], exports: [StockService] })
export class StockModule {}
${more}`;
}

function limitsOf(module: string, service = stock, more = {}): readonly string[] {
  return calls({ 'src/stock/stock.service.ts': service, 'src/stock/stock.module.ts': module, ...more });
}

describe('the HttpService of NestJS has the limit of its module', () => {
  const rows: readonly (readonly [name: string, imports: string, timeout: string])[] = [
    ['as it is', 'HttpModule', 'none'],
    ['with a limit', 'HttpModule.register({ timeout: 3000 })', 'set'],
    ['with other options', 'HttpModule.register({ maxRedirects: 2 })', 'none'],
    ['with options that are made elsewhere', 'HttpModule.register(optionsOf(stock))', 'unknown'],
    [
      'with a factory that sets one',
      'HttpModule.registerAsync({ inject: [Config], useFactory: (config) => ({ timeout: config.get("limit") }) })',
      'set',
    ],
    [
      'with a factory that sets none',
      'HttpModule.registerAsync({ useFactory: async () => ({ baseURL: stockUrl }) })',
      'none',
    ],
    [
      'with a factory that gives one of two',
      'HttpModule.registerAsync({ useFactory() { if (slow) return {}; return { timeout: 9 }; } })',
      'unknown',
    ],
    ['with a factory from elsewhere', 'HttpModule.registerAsync(stockOptions)', 'unknown'],
    ['with a class that nobody finds', 'HttpModule.registerAsync({ useClass: Elsewhere })', 'unknown'],
  ];
  test.each(rows)('%s', (_, imports, timeout) => {
    expect(limitsOf(moduleWith(imports))).toEqual([`5 this.http.get ${timeout}`]);
  });

  test.each([
    ['{ baseURL }', 'none'],
    ['{ baseURL, timeout: 9 }', 'set'],
  ])('with a class that gives %s', (given, timeout) => {
    const options = `export class StockHttp { createHttpOptions() { return ${given}; } }`;
    const module = moduleWith('HttpModule.registerAsync({ useClass: StockHttp })');
    expect(limitsOf(module, stock, { 'src/stock/stock-http.ts': options })).toEqual([`5 this.http.get ${timeout}`]);
  });
});

describe('nothing is said of an HttpService', () => {
  test.each([
    ['of a class that no module lists', moduleWith('HttpModule', '', 'OtherService')],
    ['of a class whose providers are made elsewhere', moduleWith('HttpModule', '', '...services')],
    ['whose module imports it with others', moduleWith('SharedModule')],
    ['of another package', moduleWith('HttpModule').replace('@nestjs/axios', './http.ts')],
    ['that is set up twice', moduleWith('HttpModule, HttpModule.register({})')],
  ])('%s', (_, module) => expect(limitsOf(module)).toEqual([]));

  test('of a class that two modules list', () => {
    const more = { 'src/app.module.ts': moduleWith('HttpModule.register({ timeout: 9 })') };
    expect(limitsOf(moduleWith('HttpModule'), stock, more)).toEqual([]);
  });

  test('that is a class of ours', () => {
    expect(limitsOf(moduleWith('HttpModule'), stock.replace('@nestjs/axios', './http.ts'))).toEqual([]);
  });
});

describe('a call of an HttpService can have its own limit', () => {
  const called = (call: string) =>
    limitsOf(moduleWith('HttpModule'), stock.replace(/this\.http\.get\(.*\)(?=\);)/, call));
  test.each([
    ['this.http.get(url, { timeout: 3000 })', ['5 this.http.get set']],
    ['this.http.post(url, { timeout: 3000 })', ['5 this.http.post none']],
    ['this.http.request({ url, signal })', ['5 this.http.request set']],
    ['this.http.axiosRef.get(url)', ['5 this.http.axiosRef.get none']],
    ['this.http.axiosRef.get(url, { timeout: 3000 })', ['5 this.http.axiosRef.get set']],
    ['this.http.axiosRef({ url })', ['5 this.http.axiosRef none']],
    ['this.http.get(url).pipe(timeout(3000), map(rows))', ['5 this.http.get unknown']],
    ['this.http.get(url).pipe(retry(2), map(rows))', ['5 this.http.get none']],
    ['this.http.toString()', []],
  ])('%s', (call, expected) => expect(called(call)).toEqual(expected));

  test.each([
    ['by its defaults', 'this.http.axiosRef.defaults.timeout = 3000;', 'unknown'],
    [
      'by what stands before each request',
      'this.http.axiosRef.interceptors.request.use((one) => ({ ...one, timeout }));',
      'unknown',
    ],
    ['not by a header of each request', 'this.http.axiosRef.interceptors.request.use(sign);', 'none'],
  ])('%s', (_, line, timeout) => {
    const started = `class Start { onModuleInit() { ${line} } }`;
    expect(limitsOf(moduleWith('HttpModule', started))).toEqual([`5 this.http.get ${timeout}`]);
  });

  test('by axios, for the whole process', () => {
    const main = "import axios from 'axios';\naxios.defaults.timeout = 3000;";
    expect(limitsOf(moduleWith('HttpModule'), stock, { 'src/main.ts': main })).toEqual(['5 this.http.get set']);
  });
});

test('calls of an HttpService go through the module that sets it up, which is wanted', () => {
  const module = 'src/stock/stock.module.ts';
  const files = { 'src/stock/stock.service.ts': stock };
  expect(read({ ...files, [module]: moduleWith('HttpModule') }).source?.calls[0]?.via).toEqual({
    file: module,
    line: 5,
  });
  expect(read(files, [module])).toMatchObject({ source: { calls: [] }, wanted: [module] });
});

test('in a package of many modules, those around a file are looked at', () => {
  const others = Object.fromEntries(
    Array.from({ length: 50 }, (_, at) => [`src/part${at}/part.module.ts`, moduleWith('HttpModule', '', 'Part')]),
  );
  expect(limitsOf(moduleWith('HttpModule'), stock, others)).toEqual(['5 this.http.get none']);
  const far = {
    'src/stock/stock.service.ts': stock,
    'src/modules/stock.module.ts': moduleWith('HttpModule'),
    ...others,
  };
  expect(calls(far)).toEqual([]);
});
