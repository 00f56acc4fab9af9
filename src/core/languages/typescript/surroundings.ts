import type { Bound } from '../../model/source.ts';
import { callsAround, callsWithin } from './call-ranges.ts';
import { lastOf, ownerOf } from './dotted.ts';
import { scopesOf, type Site } from './meaning.ts';
import { namesOf } from './names.ts';
import { noLimit, unknown } from './options.ts';
import type { CallOutline, FunctionOutline, Outline, Value } from './outline.ts';

/** A call that may limit the time of what is passed to it: `withTimeout(...)`, `Promise.race(...)`, `breaker.fire(...)`. */
interface Guard {
  readonly call: CallOutline;
  readonly scopes: ReadonlySet<number>;
  /** The last names of its arguments, and of the calls in them. */
  readonly given: ReadonlySet<string>;
}

/** What in a file may end a call from outside. */
interface Surroundings {
  readonly guards: readonly Guard[];
  /** Timers that end something when they fire. */
  readonly timers: readonly CallOutline[];
  /** Registered handlers of a timeout: `request.setTimeout(...)`, `request.on('timeout', ...)`. */
  readonly timeoutListeners: readonly CallOutline[];
  /** There are more of one kind than are considered. */
  readonly truncated: boolean;
}

/** The most guards, timers and listeners of a file that are considered: people write a handful. */
const most = 200;
const mostGiven = 500;

const guarding =
  /time[ds]?_?out|deadline|breaker|bulkhead|circuit|resilien|polic\w*\.(execute|exec|run|call|fire|wrap)$|(^|\.)race$/i;
const guardingKey = /^(time_?out|deadline)(_?in)?_?(ms|millis|milliseconds)?$/i;
const ending = /^(reject|resolve|abort|destroy|cancel|terminate|end|close|fail)$/i;

/** The timeout by the code around a call: `unknown` if a guard, timer or listener there may end it, else none. */
export function limitOfSurroundings({ outline }: Site, call: CallOutline): Bound {
  if (outline.suppressed.has(call.line)) return unknown('a comment asks for silence');
  const scopes = scopesOf(outline, call.scope);
  const functions = scopes.flatMap((at) => outline.functions[at] ?? []);
  if (functions.length === 0 ? outline.broken : functions.some(({ broken }) => broken)) {
    return unknown('the code around it has a syntax error');
  }
  const { guards, timers, timeoutListeners, truncated } = surroundingsOf(outline);
  const around = callsAround(outline, call);
  const held = around.flatMap(({ start }) => namesOf(outline).holders.get(start) ?? []);
  const names = {
    ofHolders: held.map(({ name, scope }) => ({ name: lastOf(name), scope })),
    ofFunctions: functions.flatMap((one) => (one.name === '' ? [] : [{ name: lastOf(one.name), whole: one }])),
  };
  const isGuarded = (guard: Guard) =>
    guard.call !== call &&
    (around.includes(guard.call) ||
      around.some((one) => isChained(guard.call, one)) ||
      names.ofHolders.some(({ name, scope }) => guard.given.has(name) && guard.scopes.has(scope)) ||
      names.ofFunctions.some(({ name, whole }) => guard.given.has(name) && !isWithin(guard.call, whole)));
  if (around.some(({ chain }) => chain.some((name) => guarding.test(name))) || guards.some(isGuarded)) {
    return unknown('the code around it may end the wait');
  }
  if (timers.some((one) => !around.includes(one) && isBeside(one, call, scopes))) {
    return unknown('a timer beside it may end the wait');
  }
  const whole = functions.at(-1) ?? call.statement;
  if (timeoutListeners.some((one) => isWithin(one, whole) || held.some(({ name }) => name === ownerOf(one.callee)))) {
    return unknown('the code around it is told when it takes too long');
  }
  return truncated ? unknown('more of the file ends waits than is looked at') : noLimit;
}

const known = new WeakMap<Outline, Surroundings>();

function surroundingsOf(outline: Outline): Surroundings {
  let found = known.get(outline);
  if (found === undefined) known.set(outline, (found = gathered(outline)));
  return found;
}

function gathered(outline: Outline): Surroundings {
  const guards = outline.calls.filter(isGuard);
  const timeoutListeners = outline.calls.filter(isTimeoutListener);
  const timers = outline.calls.filter(isTimer);
  return {
    guards: guards.slice(0, most).map((call) => guardOf(outline, call)),
    timeoutListeners: timeoutListeners.slice(0, most),
    timers: timers.slice(0, most).filter((call) => endsSomething(outline, call)),
    truncated: Math.max(guards.length, timeoutListeners.length, timers.length) > most,
  };
}

function isGuard({ callee, args }: CallOutline): boolean {
  if (/(^|\.)(set|clear)Timeout$|^AbortSignal\./.test(callee)) return false;
  const bounds = (value: Value) =>
    value.kind === 'object' && value.entries.some((one) => guardingKey.test(one.key) && one.value.kind !== 'function');
  return guarding.test(callee) || args.some(bounds);
}

function guardOf(outline: Outline, call: CallOutline): Guard {
  const inside = callsWithin(outline, call.start + 1, call.end).slice(0, mostGiven);
  const given = [...call.args.flatMap(namesIn), ...inside.map(({ callee }) => callee)].map(lastOf);
  return { call, scopes: new Set(scopesOf(outline, call.scope)), given: new Set(given) };
}

function namesIn(value: Value): readonly string[] {
  switch (value.kind) {
    case 'name':
      return [value.name];
    case 'list':
    case 'choice':
      return value.parts.flatMap(namesIn);
    case 'call':
      return [value.callee, ...value.args.flatMap(namesIn)];
    case 'object':
      return value.entries.flatMap((entry) => namesIn(entry.value));
    default:
      return [];
  }
}

/** Whether a call is in the method chain after another: `from(axios.get(url)).pipe(timeout(3000))`. */
function isChained(call: CallOutline, chain: CallOutline): boolean {
  return call.scope === chain.scope && call.start >= chain.end && call.end <= chain.chainEnd;
}

function isTimeoutListener({ callee, args: [event] }: CallOutline): boolean {
  if (ownerOf(callee) === '') return false;
  if (lastOf(callee) === 'setTimeout') return !isTimer({ callee });
  return /\.(on|once|addEventListener)$/.test(callee) && event?.kind === 'text' && /^(timeout|abort)$/.test(event.text);
}

function isTimer({ callee }: Pick<CallOutline, 'callee'>): boolean {
  return /^((globalThis|window|global)\.)?setTimeout$/.test(callee);
}

/** Whether a timer ends something, and is more than a sleep. */
function endsSomething(outline: Outline, { args, start, end }: CallOutline): boolean {
  const [what] = args;
  const called = what?.kind === 'name' ? [what.name] : callsWithin(outline, start + 1, end).map(({ callee }) => callee);
  return called.slice(0, mostGiven).some((name) => ending.test(lastOf(name)) && !isController(outline, ownerOf(name)));
}

/** Whether a name holds an AbortController: it ends only calls with its signal, and their options say so. */
function isController(outline: Outline, name: string): boolean {
  const held = namesOf(outline).declarations.get(name) ?? [];
  return held.some(({ value }) => value.kind === 'call' && value.callee === 'AbortController');
}

/** Whether a timer is in a function around a call, or in the same top-level statement. */
function isBeside(timer: CallOutline, call: CallOutline, scopes: readonly number[]): boolean {
  if (timer.scope === -1) return call.scope === -1 && timer.statement.start === call.statement.start;
  return scopes.includes(timer.scope);
}

function isWithin({ start, end }: CallOutline, whole: Pick<FunctionOutline, 'start' | 'end'>): boolean {
  return start >= whole.start && end <= whole.end;
}
