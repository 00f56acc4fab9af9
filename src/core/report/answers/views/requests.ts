import type { Material } from '../../../model/material.ts';
import type { OperationExample } from '../../../model/operation-example.ts';
import { block } from '../../words/block.ts';
import { code } from '../../words/escape.ts';
import { changedOperations } from './changed-operations.ts';
import { at } from './named.ts';

const most = 3;

/** A request and its answer for the operations that change first. */
export function requests(material: Material): readonly string[] {
  const shown = changedOperations(material).flatMap(({ after }) => after ?? []);
  return shown
    .slice(0, most)
    .flatMap((one) => [`An example of ${code(one.operation)} (${at(one.path, one.line)}):`, talk(one)]);
}

/** The same before and after, where the change makes a difference to it. */
export function requestsBeforeAndAfter(material: Material): readonly string[] {
  const edited = changedOperations(material).filter(
    ({ before, after }) => before === null || after === null || textOf(before) !== textOf(after),
  );
  return edited
    .slice(0, most)
    .flatMap(({ operation, before, after }) => [
      `**${code(operation)}**`,
      ...(before === null ? ['It is new.'] : ['Before:', talk(before)]),
      ...(after === null ? ['It is gone.'] : ['After:', talk(after)]),
    ]);
}

function talk(one: OperationExample): string {
  return block('http', linesOf(one));
}

function linesOf({ request, response }: OperationExample): readonly string[] {
  return response === null ? request : [...request, '', ...response];
}

function textOf(one: OperationExample): string {
  return linesOf(one).join('\n');
}
