import { expect, test } from 'vitest';
import { head } from './paths.ts';
import { saidOf } from './told.ts';

/** A contract with these operations: a path, a method and an id. */
function calls(...operations: readonly (readonly [path: string, method: string, id: string])[]): string {
  const items = operations.map(
    ([path, method, id]) => `  ${path}:\n    ${method}: {operationId: ${id}, responses: {'204': {description: ok}}}\n`,
  );
  return `${head()}paths:\n${items.join('')}`;
}

const said = (before: string, after: string) =>
  saidOf({ 'a.yaml': before }, { 'a.yaml': after }).map(({ message }) => message);

test('operations that are called with another method alike are one finding, which names it', () => {
  const all = (method: string) => calls(['/open', method, 'open'], ['/shut', method, 'shut'], ['/bell', 'get', 'ring']);
  expect(said(all('get'), all('post'))).toEqual([
    'The operation `GET /open` was removed. It is called with `POST` now. The same goes for `GET /shut`.',
  ]);
  const apart = calls(['/open', 'post', 'open'], ['/shut', 'put', 'shut'], ['/bell', 'get', 'ring']);
  expect(said(all('get'), apart)).toHaveLength(2);
});

test('another operation at the same path is not the former one', () => {
  expect(said(calls(['/open', 'get', 'open']), calls(['/open', 'post', 'force']))).toEqual([
    'The operation `GET /open` was removed.',
  ]);
});
