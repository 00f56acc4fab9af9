import { parseSync } from 'oxc-parser';

/** One small change of a source file that the tests should notice. */
export interface Mutation {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly was: string;
  readonly now: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const operators: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '&&': '||',
  '||': '&&',
};

const methods: Readonly<Record<string, string>> = { some: 'every', every: 'some' };

/** Every mutation of a file: replaced operators, booleans and methods, constant conditions, and removed negations. */
export function mutationsOf(path: string, text: string): readonly Mutation[] {
  const found: Mutation[] = [];
  const mutate = (start: number, end: number, now: string): void => {
    const line = text.slice(0, start).split('\n').length;
    found.push({ path, line, start, end, was: text.slice(start, end), now });
  };
  const visit = (node: Node): void => {
    if (/^TS(?!AsExpression|SatisfiesExpression|NonNullExpression)/.test(node.type)) return;
    if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') turnOperator(node, text, mutate);
    if (node.type === 'Literal' && typeof node['value'] === 'boolean')
      mutate(node.start, node.end, String(!node['value']));
    if (node.type === 'UnaryExpression' && node['operator'] === '!') mutate(node.start, node.start + 1, '');
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
      const { start, end } = node['test'] as Node;
      mutate(start, end, 'true');
      mutate(start, end, 'false');
    }
    if (node.type === 'CallExpression') turnMethod(node['callee'] as Node, mutate);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === 'string') visit(child as Node);
      }
    }
  };
  visit(parseSync(path, text).program as unknown as Node);
  return found;
}

type Mutate = (start: number, end: number, now: string) => void;

function turnOperator(node: Node, text: string, mutate: Mutate): void {
  const operator = String(node['operator']);
  const other = operators[operator];
  const [left, right] = [node['left'] as Node, node['right'] as Node];
  const at = text.indexOf(operator, left.end);
  if (other !== undefined && at >= 0 && at < right.start) mutate(at, at + operator.length, other);
}

function turnMethod(callee: Node, mutate: Mutate): void {
  if (callee.type !== 'MemberExpression' || callee['computed'] === true) return;
  const property = callee['property'] as Node;
  const other = methods[String(property['name'])];
  if (other !== undefined) mutate(property.start, property.end, other);
}

/** A random sample of `most` mutations, the same for the same seed. */
export function sampleOf(all: readonly Mutation[], most: number, seed: number): readonly Mutation[] {
  let state = seed >>> 0 || 1;
  const next = () => {
    // Numerical Recipes, section 7.1: a linear congruential generator is random enough to draw a sample.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const drawn = all.map((one) => ({ one, by: next() })).toSorted((a, b) => a.by - b.by);
  return drawn.slice(0, most).map(({ one }) => one);
}
