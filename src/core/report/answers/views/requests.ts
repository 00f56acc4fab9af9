import type { Material } from '../../../model/material.ts';
import type { OperationExample } from '../../../model/operation-example.ts';
import { block } from '../../words/block.ts';
import { code } from '../../words/escape.ts';
import { type ChangedOperation, changedOperations } from './changed-operations.ts';
import { at } from './named.ts';

const most = 4;

/** A request and its answer for the operations that change first. */
export function requests(material: Material): readonly string[] {
  const shown = inTurn(changedOperations(material)).flatMap(({ after }) => after ?? []);
  return shown
    .slice(0, most)
    .flatMap((one) => [`An example of ${code(one.operation)} (${at(one.path, one.line)}):`, ...talk(one)]);
}

/** The same before and after, where the change makes a difference to it. */
export function requestsBeforeAndAfter(material: Material): readonly string[] {
  const edited = inTurn(
    changedOperations(material)
      .map(whereItDiffers)
      .filter(({ before, after }) => before === null || after === null || textOf(before) !== textOf(after)),
  );
  return edited
    .slice(0, most)
    .flatMap(({ operation, before, after }) => [
      `**${code(operation)}**`,
      ...(before === null ? ['It is new.'] : ['Before:', ...talk(before)]),
      ...(after === null ? ['It is gone.'] : ['After:', ...talk(after)]),
    ]);
}

/** The first of each contract, then the second of each, so that none crowds out another. */
function inTurn(operations: readonly ChangedOperation[]): readonly ChangedOperation[] {
  const each = [...Map.groupBy(operations, ({ contract }) => contract).values()];
  const turns = each.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: turns }, (_, turn) => each.flatMap((own) => own[turn] ?? [])).flat();
}

/** A request, and what comes back: in HTTP that is one conversation. */
function talk(one: OperationExample): readonly string[] {
  const { language, request, response } = one;
  if (language === 'http') return [block(language, linesOf(one))];
  return [block(language, request), ...(response === null ? [] : [block('json', response)])];
}

function linesOf({ request, response }: OperationExample): readonly string[] {
  return response === null ? request : [...request, '', ...response];
}

/** With another answer than the first, where only that is another one than before. */
function whereItDiffers(one: ChangedOperation): ChangedOperation {
  const { before, after } = one;
  if (before === null || after === null || textOf(before) !== textOf(after)) return one;
  const was = new Map(before.others.map((lines) => [lines[0], lines]));
  const now = after.others.find((lines) => was.has(lines[0]) && was.get(lines[0])?.join('\n') !== lines.join('\n'));
  if (now === undefined) return one;
  return { ...one, before: { ...before, response: was.get(now[0]) ?? null }, after: { ...after, response: now } };
}

function textOf(one: OperationExample): string {
  return linesOf(one).join('\n');
}
