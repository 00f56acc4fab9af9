import type { LineTable } from '../../texts/line-table.ts';
import { SyntaxProblem } from '../../texts/syntax.ts';
import type { Enum, Message } from './data.ts';
import { covers } from './reserved.ts';

/** Every number of a message is of one field, and none is reserved. @throws SyntaxProblem */
export function noTwins({ fields, reserved }: Message, lines: LineTable): void {
  const known = new Map<number, string>();
  const names = new Set(reserved.names);
  for (const [name, { number }] of Object.entries(fields)) {
    if (names.has(name) || covers(reserved.ranges, number)) {
      const because = `the field \`${name}\` uses a number or a name that is reserved`;
      const [range, text] = [reserved.ranges.findIndex((one) => covers([one], number)), reserved.names.indexOf(name)];
      // Whichever of the two was written later.
      const where = [lines.of(fields, name), lines.of(reserved.ranges, range), lines.of(reserved.names, text)];
      throw new SyntaxProblem(because, 'give it another one', Math.max(...where));
    }
    const other = known.get(number);
    known.set(number, name);
    if (other === undefined) continue;
    const because = `the fields \`${other}\` and \`${name}\` have the same number`;
    throw new SyntaxProblem(because, 'give each field a number of its own', lines.of(fields, name));
  }
}

/** What is declared in one scope has names of its own, of whatever kind it is. @throws SyntaxProblem */
export function oneName(declared: readonly Record<string, unknown>[], lines: LineTable): void {
  const known = new Set<string>();
  for (const map of declared) {
    for (const name of Object.keys(map)) {
      if (known.has(name)) {
        throw new SyntaxProblem(
          `\`${name.slice(0, 60)}\` is declared twice`,
          'keep one of the two',
          lines.of(map, name),
        );
      }
      known.add(name);
    }
  }
}

/** Values of all enums of a scope share it, as in C++. @throws SyntaxProblem */
export function oneScope(enums: Record<string, Enum>, lines: LineTable): void {
  const known = new Set<string>();
  for (const { values } of Object.values(enums)) {
    for (const name of Object.keys(values)) {
      if (known.has(name)) {
        const because = `\`${name}\` is a value of two enums of one scope`;
        throw new SyntaxProblem(because, 'give each value a name of its own', lines.of(values, name));
      }
      known.add(name);
    }
  }
}
