import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStories, reviewStory } from '../../../scripts/demo/story.ts';
import type { ChangeSet } from '../../../src/core/model/change-set.ts';
import type { Finding, Verified } from '../../../src/core/model/finding.ts';
import type { Place, Side } from '../../../src/core/model/place.ts';
import { casesOf, readFixture } from '../../cases/fixture.ts';
import { changeSetOf, toldOfChange } from './told.ts';

const root = join(import.meta.dirname, '../../fixtures/rules');
const cases = [...casesOf(root)].flatMap(([rule, names]) => names.map((name) => `${rule}/${name}`));

/** What cannot stand on a changed line, and why. */
const reasons: Readonly<Record<string, string>> = {
  'contract/discriminator-added/maps-a-name': 'a name that was implied stands nowhere: it is said where it came from',
  'contract/discriminator-changed/maps-a-name': 'a name that was implied stands nowhere: it is said where it came from',
  'contract/alternatives-may-overlap/long-beside-marked': 'what alternatives share is said at their list',
  'contract/alternatives-overlap/number-beside-integer': 'what alternatives share is said at their list',
  'contract/auth-scheme-removed/drops-keys': 'what is gone of a set is said at the shape that has it',
  'contract/enum-order-changed/paid-first': 'an order is said at the shape that has it',
  'contract/enum-value-renumbered/held-in-the-middle': 'a number that nobody wrote is said at the value that has it',
  'contract/protocol-removed/drops-rpc': 'what is gone of a set is said at the shape that has it',
};

/** Published changes of contracts that stand on no line that the change adds or removes. */
function offTheDiff(changeSet: ChangeSet, told: readonly Verified[]): readonly string[] {
  const changed = new Set(
    changeSet.files.flatMap(({ before, after, hunks }) => [
      ...hunks.flatMap(({ removed }) => removed.map((line) => `before ${before}:${line}`)),
      ...hunks.flatMap(({ added }) => added.map((line) => `after ${after}:${line}`)),
    ]),
  );
  const at = (side: Side, place: Place | null) => place !== null && changed.has(`${side} ${place.file}:${place.line}`);
  const stands = ({ path, line, side, change, group }: Finding) =>
    at(side, { file: path, line }) ||
    at('before', change?.before ?? null) ||
    at('after', change?.after ?? null) ||
    (group?.also ?? []).some((place) => at(place.side, place));
  return told.flatMap(({ finding, verdict }) =>
    verdict.publish === false || !finding.change || stands(finding)
      ? []
      : [`${finding.rule} ${finding.path}:${finding.line} ${finding.message}`],
  );
}

const shop = `openapi: 3.0.3
info: {title: Shop, version: 2026-01-01}
security:
  - key: []
  - oauth: [orders]
paths:
  /orders:
    parameters:
      - name: tenant
        in: header
        schema: {type: string}
    get:
      parameters:
        - $ref: '#/components/parameters/Page'
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/Order'
        '404': {description: none}
    post:
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: '#/components/schemas/Order'
                - type: object
                  properties:
                    coupon:
                      type: string
                      pattern: '^[A-Z]+$'
      responses:
        '200': {description: ok}
  /parcels:
    get:
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Parcel'
components:
  parameters:
    Page:
      name: page
      in: query
      schema:
        type: integer
        default: 1
    PageToken:
      name: page
      in: query
      required: true
      schema:
        type: string
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id.example/t', scopes: {orders: o, all: a}}}}
  schemas:
    Order:
      type: object
      required:
        - id
        - status
      properties:
        id:
          type: string
        status:
          type: string
          enum:
            - placed
            - paid
            - shipped
        note:
          type: string
          maxLength: 200
    Parcel:
      type: object
      required:
        - id
      properties:
        id:
          type: string
    Summary:
      type: object
      properties:
        id:
          type: integer
`;

const edits: readonly (readonly [what: string, from: string, to: string])[] = [
  ['a field is no longer required', '        - id\n        - status\n', '        - id\n'],
  ['a field becomes required', '        - id\n        - status\n', '        - id\n        - status\n        - note\n'],
  ['a value leaves a list', '            - paid\n', ''],
  ['a limit is tightened', 'maxLength: 200', 'maxLength: 20'],
  [
    'a `$ref` to a schema is edited',
    "items:\n                  $ref: '#/components/schemas/Order'",
    "items:\n                  $ref: '#/components/schemas/Parcel'",
  ],
  ['a `$ref` to a parameter is edited', "'#/components/parameters/Page'", "'#/components/parameters/PageToken'"],
  ['a path is renamed', '  /orders:', '  /shop/orders:'],
  ['a path goes', shop.slice(shop.indexOf('  /parcels:'), shop.indexOf('components:')), ''],
  ['an alternative of the security goes', '  - key: []\n', ''],
  ['a scope is another', '[orders]', '[all]'],
  ['an answer goes', "        '404': {description: none}\n", ''],
  ['a member of `allOf` is edited', "pattern: '^[A-Z]+$'", "pattern: '^[A-Z]{4}$'"],
  ['a parameter of the path becomes required', '        in: header\n', '        in: header\n        required: true\n'],
  [
    'the type of a field changes',
    '        id:\n          type: string\n        status',
    '        id:\n          type: integer\n        status',
  ],
];

describe('every change that is said of a contract stands on a line that the change touches', () => {
  test.each(readStories())('in the story $name', async (story) => {
    const { changeSet, publication } = await reviewStory(story);
    expect(offTheDiff(changeSet, publication.verified)).toEqual([]);
  });

  test.each(edits)('where %s', (_what, from, to) => {
    const after = shop.replace(from, () => to);
    expect(after).not.toBe(shop);
    const changeSet = changeSetOf({ 'openapi.yaml': shop }, { 'openapi.yaml': after });
    const told = toldOfChange(changeSet);
    expect(told.length).toBeGreaterThan(0);
    expect(offTheDiff(changeSet, told)).toEqual([]);
  });

  test.each(cases)('in the case %s', (name) => {
    const { changeSet } = readFixture(join(root, name));
    const told = toldOfChange(changeSet);
    const off = offTheDiff(changeSet, told);
    expect(off.length > 0, off.join('\n')).toBe(Object.hasOwn(reasons, name));
  });
});
