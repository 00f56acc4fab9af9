import type { Material } from '../../../model/material.ts';
import type { OperationExample } from '../../../model/operation-example.ts';
import { code } from '../../words/escape.ts';
import { list } from '../../words/phrase.ts';
import { sequence } from '../mermaid.ts';
import { changedOperations } from './changed-operations.ts';
import { at, named } from './named.ts';

/** How callers of the operations that change prove who they are, before and after, and how a token gets there. */
export function credentials(material: Material): readonly string[] {
  const operations = changedOperations(material);
  const items = operations.flatMap(({ operation, before, after }) => {
    const shown = after ?? before;
    if (shown === null || shown.schemes === null) return [];
    const [was, is] = [before && sayOf(before.schemes), after && sayOf(after.schemes)];
    const how = was === is || was === null || is === null ? (is ?? was) : `${was} before, ${is} after`;
    return [`${code(operation)} takes ${how}${after === null ? ', and is gone' : ''} (${at(shown.path, shown.line)})`];
  });
  const token = operations.find(({ after }) => (after?.token ?? null) !== null);
  const scheme = token?.after?.token;
  return [
    ...named('Who may call what changes', items),
    ...(token !== undefined && scheme
      ? [
          'How a token gets there, as the contract has it:',
          sequence(
            ['Client', `Issuer of ${scheme}`, token.contract],
            [
              { from: 0, to: 1, label: 'asks for a token', note: '' },
              { from: 1, to: 0, label: 'token', note: '' },
              { from: 0, to: 2, label: `${token.operation} with the token`, note: '' },
            ],
          ),
        ]
      : []),
  ];
}

function sayOf(schemes: OperationExample['schemes']): string {
  const alternatives = (schemes ?? []).map((all) => (all.length === 0 ? nothing : list(all.map(code))));
  return alternatives.length === 0 ? `${nothing} that the contract names` : [...new Set(alternatives)].join(', or ');
}

const nothing = 'no credentials';
