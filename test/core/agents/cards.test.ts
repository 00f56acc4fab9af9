import { expect, test } from 'vitest';
import { cardsOf } from '../../../src/core/agents/material/cards.ts';
import type { ContractFacts, Difference } from '../../../src/core/model/contract.ts';
import type { Fact } from '../../../src/core/model/fact.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

/** The lines of code that the cards of so many differences, each used by these operations, name. */
function namedIn(texts: Readonly<Record<string, string>>, usedBy: readonly string[], cards = 1): readonly string[] {
  const tree = treeOf({ paths: Object.keys(texts), texts, refused: {} });
  const subjects = Array.from({ length: cards }, (_, index) => `orders.yaml#${index}`);
  const facts = subjects.map((subject): Fact => ({
    id: 'F-1',
    kind: 'contract.breaking',
    certainty: 'proven',
    subject,
    said: 'gone',
    path: 'orders.yaml',
    line: 1,
    side: 'after',
    finding: null,
  }));
  const differences = subjects.map(
    (subject) =>
      ({ subject, usedBy, was: null, now: null, before: null, after: null, given: {} }) as unknown as Difference,
  );
  const contracts = [{ path: 'orders.yaml', differences }] as unknown as readonly ContractFacts[];
  const shown = cardsOf(facts, contracts, { before: tree, after: tree });
  expect(shown).toHaveLength(cards);
  return (shown.at(-1) ?? '').split('\n').flatMap((line) => /^ {4}(\S.*)/.exec(line)?.[1] ?? []);
}

test('a card names the first five lines of code with the path of an operation, in their order', () => {
  const code = {
    'a.ts': 'const other = 1;\n  get("/orders/1");\nget("/items"); get("/orders/2");\n',
    'b.ts': 'get("/items");\nget("/stock");\n',
    'c.ts': 'get("/orders/3");\nget("/orders/4");\n',
    'orders.yaml': 'get("/items")\n',
    'notes.md': 'get("/items")\n',
  };
  expect(namedIn(code, ['GET /items', 'GET /orders/{id}'])).toEqual([
    'a.ts:a2 | get("/orders/1");',
    'a.ts:a3 | get("/items"); get("/orders/2");',
    'b.ts:a1 | get("/items");',
    'c.ts:a1 | get("/orders/3");',
    'c.ts:a2 | get("/orders/4");',
  ]);
  expect(namedIn(code, ['GET /stock'])).toEqual(['b.ts:a2 | get("/stock");']);
  expect(namedIn(code, ['GET /refunds', 'GET /', 'GET /items");\nget("/stock'])).toEqual([]);
});

test('hundreds of operations are searched once for all cards', { timeout: 20_000 }, () => {
  const code = Array.from({ length: 30_000 }, (_, index) => `const a${index} = get("/things/${index}/parts");`).join(
    '\n',
  );
  const operations = Array.from({ length: 400 }, (_, index) => `GET /orders/v${index}/{id}`);
  expect(namedIn({ 'a.ts': code }, [...operations, 'GET /things/29999/{id}'], 40)).toEqual([
    'a.ts:a30000 | const a29999 = get("/things/29999/parts");',
  ]);
});
