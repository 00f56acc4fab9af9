import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleTable } from './rule-table.ts';

const path = join(import.meta.dirname, '../../test/mutations/rules.json');

/** The table as it is kept, beside the mutators. */
export function readRuleTable(): RuleTable {
  return JSON.parse(readFileSync(path, 'utf8')) as RuleTable;
}

/** Keeps a table: a line for every rule and every mutator, so that a change is read at a glance. */
export function writeRuleTable({ rules, mutators }: RuleTable): void {
  const lines = (rows: object) =>
    Object.entries(rows).map(([id, row]) => `    ${JSON.stringify(id)}: ${JSON.stringify(row)}`);
  const part = (name: string, rows: object) => `  ${JSON.stringify(name)}: {\n${lines(rows).join(',\n')}\n  }`;
  writeFileSync(path, `{\n${part('rules', rules)},\n${part('mutators', mutators)}\n}\n`);
}
