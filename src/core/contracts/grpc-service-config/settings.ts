import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { allowingFlag, equalJson, note, upperBound } from '../comparison/laws.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { listItems } from '../list-items.ts';

/** The numbers of the status codes, by their order. */
const codes = `OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED
  RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS
  UNAUTHENTICATED`.split(/\s+/);

/** With these a server says that it did nothing, or was never reached. */
const undone = new Set(['UNAVAILABLE', 'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'UNAUTHENTICATED']);

/** More attempts than these are never made. */
const mostAttempts = 5;

/** How calls are made: what an entry says of time, size and retries. What it does not say is not limited, or not done. */
export function callSettings(config: Node | undefined, around: Spot): readonly Element[] {
  const [retry, hedging] = ['retryPolicy', 'hedgingPolicy'].map((key) => config && own(config, key));
  const retried = codesIn(retry);
  const at = (holder: Node | undefined, key: string) => holder && own(holder, key);
  const one = (name: string, node: Node | undefined, value: unknown, law: AspectLaw, shown = value) =>
    setting({ name, at: (node ?? config)?.spot ?? around, value, law, shown, stated: node !== undefined });
  const list = at(retry, 'retryableStatusCodes');
  const ofCodes = (key: string, value: readonly string[], law: AspectLaw) =>
    setting({
      key,
      name: 'retryableStatusCodes',
      shown: retried,
      at: (list ?? config)?.spot ?? around,
      value,
      law,
      stated: list !== undefined,
      differsAt: (other) => codeBeside(list, value, other as readonly string[]),
    });
  const timeout = at(config, 'timeout');
  return [
    one('timeout', timeout, secondsIn(timeout?.raw), upperBound, timeout?.raw),
    ...['maxRequestMessageBytes', 'maxResponseMessageBytes'].map((name) => {
      const node = at(config, name);
      return one(name, node, numberIn(node?.raw), upperBound, node?.raw);
    }),
    one('waitForReady', at(config, 'waitForReady'), at(config, 'waitForReady')?.raw === true, allowingFlag),
    ofCodes('retryableStatusCodes', retried, retriedCodes),
    ofCodes(
      'repeatingStatusCodes',
      retried.filter((code) => !undone.has(code)),
      more,
    ),
    one('maxAttempts', at(retry, 'maxAttempts'), attemptsIn(retry), otherAttempts, at(retry, 'maxAttempts')?.raw),
    one(
      'hedgingPolicy',
      at(hedging, 'maxAttempts'),
      attemptsIn(hedging),
      upperAndLower,
      at(hedging, 'maxAttempts')?.raw,
    ),
    ...['initialBackoff', 'maxBackoff', 'backoffMultiplier'].map((name) =>
      one(name, at(retry, name), at(retry, name)?.raw, bothStated),
    ),
    ...['hedgingDelay', 'nonFatalStatusCodes'].map((name) =>
      one(name, at(hedging, name), at(hedging, name)?.raw, bothStated),
    ),
  ];
}

/** What is said of all calls: how servers are chosen, and when retries stop. */
export function channelSettings(root: Node): readonly Element[] {
  return [
    'loadBalancingPolicy',
    'loadBalancingConfig',
    'retryThrottling',
    'healthCheckConfig',
    'connectionScaling',
  ].map((name) => {
    const node = own(root, name);
    // An empty list chooses nothing.
    const stated = node !== undefined && !(Array.isArray(node.raw) && node.raw.length === 0);
    return setting({ name, at: (node ?? root).spot, value: stated ? node.raw : undefined, law: known, stated });
  });
}

interface Setting {
  readonly name: string;
  /** What it is told apart by, where that is not its name. */
  readonly key?: string;
  readonly at: Spot;
  readonly value: unknown;
  readonly law: AspectLaw;
  readonly shown?: unknown;
  readonly stated: boolean;
  readonly differsAt?: (other: unknown) => Spot | undefined;
}

function setting({ name, key = name, at, value, law, shown = value, stated, differsAt }: Setting): Element {
  return {
    kind: 'setting',
    key,
    name,
    flow: 'input',
    role: 'detail',
    at,
    given: { about: aboutOf(key), hint: /backoff|delay|nonFatal/i.test(name) },
    aspects: () => [{ aspect: 'setting', value, shown, law, stated, at, ...(differsAt && { differsAt }) }],
    parts: () => [],
  };
}

/** What a setting decides, as rules ask for it. */
function aboutOf(key: string): string {
  return { timeout: 'time', maxRequestMessageBytes: 'size', ...retrying }[key] ?? 'other';
}

const retrying: Readonly<Record<string, string>> = {
  retryableStatusCodes: 'retries',
  maxAttempts: 'retries',
  repeatingStatusCodes: 'repeats',
  hedgingPolicy: 'repeats',
};

/** Seconds of a duration as protobuf writes it in JSON: `1.5s`; undefined where it is none. */
export function secondsIn(raw: unknown): number | undefined {
  return typeof raw === 'string' && /^(?:\d{1,12}|(?=\.))(?:\.\d{1,9})?s$/.test(raw)
    ? Number(raw.slice(0, -1))
    : undefined;
}

/** A number, or a text of one, as protobuf takes both. */
function numberIn(raw: unknown): number | undefined {
  const number = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function codesIn(policy: Node | undefined): readonly string[] {
  const list = policy && own(policy, 'retryableStatusCodes')?.raw;
  if (!Array.isArray(list)) return [];
  return [...new Set(list.map(codeOf))].toSorted();
}

function codeOf(code: unknown): string {
  return (typeof code === 'number' ? (codes[code] ?? `${code}`) : String(code)).toUpperCase();
}

/** Where a list has the first of some codes that others do not have. */
function codeBeside(list: Node | undefined, some: readonly string[], others: readonly string[]): Spot | undefined {
  const isOnlyHere = (code: string) => some.includes(code) && !others.includes(code);
  return listItems(list).find(({ raw }) => isOnlyHere(codeOf(raw)))?.spot;
}

/** How often a call is made at most; once where no policy says more. */
function attemptsIn(policy: Node | undefined): number {
  const attempts = policy && isMap(policy.raw) ? numberIn(policy.raw['maxAttempts']) : undefined;
  return Math.min(mostAttempts, Math.max(1, attempts ?? 1));
}

/** Retries that are no longer made. */
const fewer: AspectLaw = (was, now) => {
  const left = new Set(now as readonly string[]);
  return (was as readonly string[]).some((code) => !left.has(code)) ? 'narrowed' : null;
};

/** Retries that are made now. */
const more: AspectLaw = (was, now) => (fewer(now, was) === null ? null : 'widened');

/** Retries that come are said by those that may repeat something, or else are worth a note. */
const retriedCodes: AspectLaw = (was, now) => {
  const known = new Set(was as readonly string[]);
  const added = (now as readonly string[]).filter((code) => !known.has(code));
  const isHarmless = added.length > 0 && added.every((code) => undone.has(code));
  return fewer(was, now) ?? (isHarmless ? 'noted' : null);
};

/** That retries begin or end their codes say. */
const otherAttempts: AspectLaw = (was, now) => {
  const [had, has] = [Number(was), Number(now)];
  return had === 1 || has === 1 || had === has ? null : has < had ? 'narrowed' : 'noted';
};

const upperAndLower: AspectLaw = (was, now) =>
  was === now ? null : Number(was) < Number(now) ? 'widened' : 'narrowed';

/** What is written down for the first time may always have been so. */
const known: AspectLaw = (was, now) => (was === undefined ? null : note(was, now));

/** What says how, of something that both do. */
const bothStated: AspectLaw = (was, now) =>
  was === undefined || now === undefined || equalJson(was, now) ? null : 'noted';
