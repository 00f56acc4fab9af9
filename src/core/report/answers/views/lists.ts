import type { Material } from '../../../model/material.ts';
import { block } from '../../words/block.ts';
import { code } from '../../words/escape.ts';
import { changedOperations } from './changed-operations.ts';
import { at, named } from './named.ts';

const paging =
  /^(limit|page|per_?page|page_?size|page_?token|cursor|offset|after|before|first|last|max_?results|top|skip)$/iu;

/** The operations that change and answer with a list of which no parameter bounds the length. */
export function lists(material: Material): readonly string[] {
  const found = changedOperations(material).flatMap(({ after }) =>
    after?.isList && after.operation.startsWith('GET ') && !after.parameters.some((name) => paging.test(name))
      ? [after]
      : [],
  );
  return [
    ...named(
      'Lists without a bound',
      found.map(
        ({ operation, path, line }) => `${code(operation)} takes no parameter that bounds its list (${at(path, line)})`,
      ),
    ),
    ...(found.length > 0
      ? [
          'In the contract:',
          block('yaml', [
            '- { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }',
            '- { name: cursor, in: query, schema: { type: string } }',
          ]),
        ]
      : []),
  ];
}
