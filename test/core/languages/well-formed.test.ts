import { beforeAll, expect, test } from 'vitest';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import { isWellFormed, prepareSyntax } from '../../../src/core/languages/index.ts';

/** For each language: what is whole, and where it breaks when that is taken out. */
const texts = {
  'pay.ts': ['export function pay(order: Order): void {\n  charge(order);\n}\n', ')'],
  'pay.jsx': ['export const Pay = () => <button onClick={pay}>Pay</button>;\n', '</button>'],
  'pay.py': [
    'async def pay(order: Order) -> None:\n    match order:\n        case Order(open=True):\n            await charge(order)\n',
    ':',
  ],
  'pay.go': ['package pay\n\nfunc Pay[T Order](order T) error {\n\treturn charge(order)\n}\n', '{'],
  'Pay.java': ['record Pay(Order order) {\n  void now() { charge(order()); }\n}\n', ';'],
  'pay.rb': ['def pay(order)\n  order => { total: }\n  charge(total)\nend\n', 'end'],
  'pay.rs': [
    'pub async fn pay(order: &Order) -> Result<(), Refused> {\n    charge(order).await?;\n    Ok(())\n}\n',
    '>',
  ],
  'Pay.cs': [
    'record Pay(Order Order) {\n  public async Task Now() => await Charge(Order with { Paid = true });\n}\n',
    '=>',
  ],
} as const;

beforeAll(() => prepareSyntax(Object.keys(texts), loadGrammar));

test.each(Object.entries(texts))('%s is well formed, and is not without a piece of it', (path, [text, piece]) => {
  expect(isWellFormed(path, text)).toBe(true);
  expect(isWellFormed(path, text.replace(piece, ''))).toBe(false);
});

test('of a language without a grammar, and of a text that is too much to parse, nobody can tell', () => {
  expect(isWellFormed('Pay.kt', 'fun pay() {}')).toBeNull();
  expect(isWellFormed('pay.py', '('.repeat(5_000))).toBeNull();
  expect(isWellFormed('pay.py', 'x = 1\n'.repeat(200_000))).toBeNull();
});
