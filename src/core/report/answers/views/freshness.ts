import type { Material } from '../../../model/material.ts';
import { block } from '../../words/block.ts';
import { code } from '../../words/escape.ts';
import { list } from '../../words/phrase.ts';
import { changedOperations } from './changed-operations.ts';
import { at, named } from './named.ts';

const wanted = ['Cache-Control', 'ETag'];

function lacking(headers: readonly string[]): readonly string[] {
  return wanted.filter((name) => !headers.includes(name.toLowerCase()));
}

/** What the answers of the reading operations that change say about how long they may be kept, and what to write. */
export function freshness(material: Material): readonly string[] {
  const reading = changedOperations(material).flatMap(({ after }) =>
    after !== null && after.operation.startsWith('GET ') ? [after] : [],
  );
  const bare = reading.find(({ headers }) => lacking(headers).length > 0);
  const isPrivate = bare?.schemes?.some((all) => all.length > 0) === true;
  return [
    ...named(
      'Answers that could be kept',
      reading.map(({ operation, headers, path, line }) => {
        const lacks = lacking(headers);
        const what =
          lacks.length === 0 ? 'names both headers' : `names ${list(lacks.map((name) => `no ${code(name)}`))}`;
        return `the answer of ${code(operation)} ${what} (${at(path, line)})`;
      }),
    ),
    ...(bare === undefined
      ? []
      : [
          `For ${code(bare.operation)}, where a minute is short enough; \`public\` only where everybody gets the same answer:`,
          block('http', [
            'Cache-Control: private, max-age=60',
            'ETag: "<what changes with the answer>"',
            ...(isPrivate ? ['Vary: Authorization'] : []),
          ]),
        ]),
  ];
}
