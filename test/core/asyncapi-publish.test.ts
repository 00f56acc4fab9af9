import { expect, test } from 'vitest';
import type { ChangeSet, ConfigText } from '../../src/core/model/change-set.ts';
import { review } from '../../src/core/review.ts';

const events = (required: string) => `asyncapi: 2.6.0
info: { title: Orders, version: 1.0.0 }
channels:
  orders/placed:
    publish:
      message:
        payload:
          type: object
          required: [${required}]
          properties:
            id: { type: string }
            total: { type: integer }
`;

/** Which rules find a break where the message may be without its total, or has to have one. */
async function rules(before: string, after: string, configs: readonly ConfigText[]) {
  const file = 'services/orders/asyncapi.yaml';
  const side = (text: string) => ({ paths: [file], texts: { [file]: text }, refused: {} });
  const changeSet: ChangeSet = {
    before: side(before),
    after: side(after),
    files: [{ status: 'modified', before: file, after: file, hunks: [], withoutHunks: true }],
    configs,
    notes: [],
  };
  const job = { title: 'a change', head: 'head', asOf: '2026-06-01', failOn: null };
  const { verified } = await review(job, { fetch: async () => changeSet, grammar: async () => new Uint8Array() });
  const breaking = verified.filter(({ finding }) => finding.change?.severity === 'breaking');
  return [...new Set(breaking.map(({ finding }) => finding.rule))];
}

const text = 'asyncapi: { publish: send }\n';
const send = [{ path: 'services/orders/.github/architect.yml', folder: 'services/orders', text }];
const elsewhere = [{ path: 'services/billing/.github/architect.yml', folder: 'services/billing', text }];
const [some, all] = [events('id'), events('id, total')];

test('who means `publish` the other way round says so, for a folder', async () => {
  expect(await rules(some, all, [])).toEqual(['contract/request-field-became-required']);
  expect(await rules(all, some, [])).toEqual([]);
  expect(await rules(some, all, send)).toEqual([]);
  expect(await rules(all, some, send)).toEqual(['contract/response-field-became-optional']);
  expect(await rules(all, some, elsewhere)).toEqual([]);
});
