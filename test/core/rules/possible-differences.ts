import { allReaders } from '../../../src/core/contracts/readers.ts';
import type { ContractFormat } from '../../../src/core/contracts/format.ts';
import type { Spoken } from '../../../src/core/contracts/vocabulary.ts';
import type { Aspect } from '../../../src/core/model/aspect.ts';
import type { Difference, Direction, Effect, ElementKind, Format } from '../../../src/core/model/contract.ts';

const readers = await allReaders();

type Given = Difference['given'];

const directions: readonly Direction[] = ['input', 'output', 'neither'];

const matching = 'such as match the schema';

/** Values on both sides that a rule may look at: an addition, a removal, a change, and the levels of stability. */
function values(aspect: Aspect, kind: ElementKind): readonly (readonly [unknown, unknown])[] {
  const plain = [
    ['a', null],
    [null, 'b'],
    ['a', 'b'],
    ...(aspect === 'additionalProperties'
      ? ([
          [matching, null],
          [null, matching],
        ] as const)
      : []),
    ...(kind === 'schema' && aspect === 'type' ? [[null, 'object'] as const] : []),
    ...(kind === 'security' && aspect === 'type' ? [['http bearer', 'oauth2'] as const] : []),
  ] as const;
  if (aspect === 'presence')
    return [
      ['it', null],
      [null, 'it'],
    ];
  if (['required', 'readOnly', 'writeOnly', 'deprecated', 'allowReserved', 'allowEmptyValue'].includes(aspect))
    return [
      [true, false],
      [false, true],
      [null, true],
      [true, null],
    ];
  if (aspect !== 'stability') return plain;
  const levels = [null, 'draft', 'alpha', 'beta', 'stable', 'experimental'];
  return levels.flatMap((was) => levels.filter((now) => now !== was).map((now) => [was, now] as const));
}

const unread: readonly Given[] = [
  { keyword: 'links', hint: true },
  { keyword: 'other', hint: false },
];

/** What can be the same on the wire and something else to whoever reads it: a typedef of Thrift, a date of Avro, a path of Go. */
const maybeNoted: Readonly<Partial<Record<Format, readonly Aspect[]>>> = {
  thrift: ['type', 'responseType'],
  avro: ['type', 'format', 'name'],
  protobuf: ['option'],
};

const notes: readonly Aspect[] = [
  'address',
  'unread',
  'operationId',
  'deprecated',
  'sunset',
  'stability',
  'discriminatorMapping',
  'extensible',
  'order',
];

function effects(kind: ElementKind, aspect: Aspect, direction: Direction, now: unknown, one: Given): readonly Effect[] {
  if (aspect === 'presence' && one['standsIn'] !== undefined)
    return now === null && (direction === 'input' || kind === 'file') ? ['noted'] : [];
  if (aspect === 'presence')
    return direction === 'neither' ? ['narrowed', 'widened'] : [presence(kind, direction, now !== null, one)];
  if (aspect === 'auth') return ['noted', 'narrowed', 'widened', 'replaced'];
  if (aspect === 'address') return ['noted', 'widened', 'replaced'];
  if (aspect === 'setting')
    return one['about'] === undefined ? ['noted', 'replaced'] : ['noted', 'narrowed', 'widened'];
  if (notes.includes(aspect)) return ['noted'];
  if (aspect === 'readOnly' || aspect === 'writeOnly')
    return now === true ? ['noted', 'narrowed', 'widened'] : ['noted', 'narrowed', 'widened'];
  return aspect === 'default' ? ['replaced', 'noted'] : ['narrowed', 'widened', 'replaced'];
}

/** What coming and going does is the same in every format: it follows from the role of the element. */
function presence(kind: ElementKind, direction: Direction, added: boolean, one: Given): Effect {
  if (kind === 'constraint' || kind === 'schema') return added ? 'narrowed' : 'widened';
  const part =
    ['parameter', 'body', 'header', 'property', 'type', 'argument', 'message', 'enum', 'file', 'extension'].includes(
      kind,
    ) ||
    (kind === 'operation' && direction === 'output');
  if (!part) return added ? 'widened' : 'narrowed';
  if (direction === 'output') return added ? 'narrowed' : 'widened';
  return added && one['required'] !== true ? 'widened' : 'narrowed';
}

/** A change of the level of stability is stated with the level that was. */
function contradicts(aspect: Aspect, was: unknown, one: Given): boolean {
  if (aspect !== 'stability') return false;
  return (
    one['stability'] !== undefined &&
    one['stability'] !== (was === null ? 'none' : was === 'experimental' ? 'invalid' : was)
  );
}

/** Every difference that the readers of a format may state, as far as rules can tell two of them apart. */
function differencesOf({ files: { format }, vocabulary }: ContractFormat): readonly Difference[] {
  const rest = { format, subject: '', where: 'Order', before: null, after: null, usedBy: [] };
  return (Object.entries(vocabulary) as [ElementKind, Spoken][]).flatMap(([kind, { aspects, given }]) =>
    (['presence', ...aspects] as const).flatMap((aspect) =>
      values(aspect, kind).flatMap(([was, now]) =>
        directions.flatMap((direction) =>
          (aspect === 'unread' ? unread : given).flatMap((one) => {
            if (contradicts(aspect, was, one)) return [];
            const names = kind === 'security' && one['part'] === undefined ? ['apiKey', 'anonymous'] : ['total'];
            // A schema that is a contract by itself is a part of it, and not a constraint of something else.
            const isWhole = kind === 'schema' && aspect === 'presence' && ['avro', 'json-schema'].includes(format);
            const some: readonly Effect[] = isWhole
              ? [presence('property', direction, now !== null, {})]
              : effects(kind, aspect, direction, now, one);
            const isNoted = maybeNoted[format]?.includes(aspect) === true;
            const audiences =
              format === 'thrift' ? ([{}, { audience: 'source' }, { audience: 'wire' }] as const) : [{}];
            return (isNoted ? [...some, 'noted' as const] : some).flatMap((effect) =>
              audiences.flatMap((audience) =>
                names.map((name) => ({
                  kind,
                  aspect,
                  direction,
                  effect,
                  was,
                  now,
                  given: one,
                  name,
                  ...rest,
                  ...audience,
                })),
              ),
            );
          }),
        ),
      ),
    ),
  );
}

/** Every difference that any reader may state. */
export function possibleDifferences(): readonly Difference[] {
  return readers.flatMap(differencesOf);
}
