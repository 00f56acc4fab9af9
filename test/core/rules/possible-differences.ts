import {
  type Aspect,
  aspects,
  type Difference,
  type Direction,
  type Effect,
  type ElementKind,
} from '../../../src/core/model/contract.ts';

type Given = Difference['given'];

const directions: readonly Direction[] = ['input', 'output', 'neither'];
const lifecycles: readonly Given[] = [
  { deprecated: false, sunset: 'none', stability: 'none' },
  { deprecated: false, sunset: 'none', stability: 'stable' },
  { deprecated: false, sunset: 'none', stability: 'draft' },
  { deprecated: false, sunset: 'none', stability: 'invalid' },
  ...['none', 'invalid', 'ahead', 'passed'].flatMap((sunset) =>
    ['none', 'invalid', 'draft', 'alpha', 'beta', 'stable'].map((stability) => ({
      deprecated: true,
      sunset,
      stability,
    })),
  ),
];
const required: readonly Given[] = [{ required: true }, { required: false }];

/** What a rule may ask of an element, by its kind. */
const given: Readonly<Record<ElementKind, readonly Given[]>> = {
  contract: [{}],
  server: [{}],
  operation: times([{}, { webhook: true }, { callback: true }, { standsIn: 'orders.yaml' }], lifecycles),
  security: [{}, { part: 'flow' }, { part: 'scope', grant: 'password' }],
  parameter: times(required, lifecycles, [{ in: 'query', site: 'parameter', hasDefault: false }]),
  body: times(required, [{ site: 'body' }]),
  'media-type': [{ site: 'body' }],
  response: [{ success: true }, { success: false }],
  header: times(required, [{ site: 'header' }]),
  schema: [{ site: 'body' }, { site: 'parameter' }, { site: 'header' }],
  property: times(required, lifecycles, [
    { readOnly: false, writeOnly: false },
    { readOnly: true, writeOnly: false },
    { readOnly: false, writeOnly: true },
    { readOnly: false, writeOnly: false, unknown: 'refused' },
  ]),
  variant: [{}],
  'enum-value': [{ extensible: true }, { extensible: false }, { extensible: false, implied: true }],
  constraint: [{ constraint: 'prefixItems' }, { constraint: 'patternProperties' }],
};

const writing: readonly Aspect[] = ['style', 'explode', 'itemStyle'];

/** Which aspects an element of a kind can have, beyond being there. */
const own: Readonly<Record<ElementKind, readonly Aspect[]>> = {
  contract: [],
  server: ['address', 'default'],
  operation: ['operationId', 'deprecated', 'sunset', 'stability'],
  security: [
    'scopes',
    'roles',
    'credential',
    'type',
    'location',
    'name',
    'openIdConnectUrl',
    'oauth2MetadataUrl',
    'authorizationUrl',
    'tokenUrl',
    'refreshUrl',
    'deviceAuthorizationUrl',
    'deprecated',
  ],
  parameter: ['required', ...writing, 'allowReserved', 'allowEmptyValue', 'deprecated', 'sunset', 'stability'],
  body: ['required'],
  'media-type': ['type'],
  response: ['required'],
  header: ['required', ...writing, 'deprecated', 'sunset', 'stability'],
  property: [
    'required',
    ...writing,
    'contentType',
    'allowReserved',
    'allowEmptyValue',
    'readOnly',
    'writeOnly',
    'deprecated',
    'sunset',
    'stability',
    'xml',
  ],
  variant: [],
  'enum-value': [],
  constraint: [],
  schema: aspects.filter((aspect) => aspect !== 'presence'),
};

/** Values on both sides that a rule may look at: an addition, a removal, a change, and the levels of stability. */
function values(aspect: Aspect, kind: ElementKind): readonly (readonly [unknown, unknown])[] {
  const plain = [
    ['a', null],
    [null, 'b'],
    ['a', 'b'],
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

/** Elements that are read from an object of their own, of which some field may be read by nobody. */
const readFromObjects: ReadonlySet<ElementKind> = new Set([
  'contract',
  'server',
  'operation',
  'security',
  'parameter',
  'body',
  'media-type',
  'response',
  'header',
]);

const unread: readonly Given[] = [
  { keyword: 'links', hint: true },
  { keyword: 'other', hint: false },
];

const notes: readonly Aspect[] = [
  'address',
  'unread',
  'operationId',
  'deprecated',
  'sunset',
  'stability',
  'discriminatorMapping',
  'extensible',
];

function effects(kind: ElementKind, aspect: Aspect, direction: Direction, now: unknown, one: Given): readonly Effect[] {
  if (aspect === 'presence' && one['standsIn'] !== undefined)
    return now === null && direction === 'input' ? ['noted'] : [];
  if (aspect === 'presence')
    return direction === 'neither' ? ['narrowed', 'widened'] : [presence(kind, direction, now !== null, one)];
  if (aspect === 'address') return ['noted', 'widened'];
  if (notes.includes(aspect)) return ['noted'];
  if (aspect === 'readOnly' || aspect === 'writeOnly')
    return now === true ? ['noted', 'narrowed', 'widened'] : ['noted', 'narrowed', 'widened'];
  return aspect === 'default' ? ['replaced', 'noted'] : ['narrowed', 'widened', 'replaced'];
}

/** What coming and going does is the same in every format: it follows from the role of the element. */
function presence(kind: ElementKind, direction: Direction, added: boolean, one: Given): Effect {
  if (kind === 'constraint' || kind === 'schema') return added ? 'narrowed' : 'widened';
  const part =
    ['parameter', 'body', 'header', 'property'].includes(kind) || (kind === 'operation' && direction === 'output');
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

/** Every difference a reader may state, as far as rules can tell two of them apart. */
export function possibleDifferences(): readonly Difference[] {
  const rest = { subject: '', where: 'Order', before: null, after: null, usedBy: [] };
  return (Object.keys(given) as ElementKind[]).flatMap((kind) =>
    aspectsOf(kind).flatMap((aspect) =>
      values(aspect, kind).flatMap(([was, now]) =>
        directions.flatMap((direction) =>
          (aspect === 'unread' ? unread : given[kind]).flatMap((one) => {
            if (contradicts(aspect, was, one)) return [];
            const names = kind === 'security' && one['part'] === undefined ? ['apiKey', 'anonymous'] : ['total'];
            return effects(kind, aspect, direction, now, one).flatMap((effect) =>
              names.map((name) => ({ kind, aspect, direction, effect, was, now, given: one, name, ...rest })),
            );
          }),
        ),
      ),
    ),
  );
}

function aspectsOf(kind: ElementKind): readonly Aspect[] {
  return ['presence', ...own[kind], ...(readFromObjects.has(kind) ? (['unread'] as const) : [])];
}

function times(...lists: readonly (readonly Given[])[]): readonly Given[] {
  return lists.reduce((all, list) => all.flatMap((one) => list.map((other) => ({ ...one, ...other }))), [{}]);
}
