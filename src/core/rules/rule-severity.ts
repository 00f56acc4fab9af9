import type { Direction, Effect } from '../model/contract.ts';
import { type ContractRule, lawOf, type When } from '../model/rule.ts';

const directions: readonly Direction[] = ['input', 'output', 'neither'];
const effects: readonly Effect[] = ['narrowed', 'widened', 'replaced', 'noted'];

/** Why a contract rule calls its changes breaking, dangerous or safe, in words: the law, or a departure from it. */
export function ruleSeverity(rule: ContractRule): { readonly word: string; readonly because: string } {
  const law =
    'The law: inputs may only widen, outputs may only narrow. An input is what clients send, an output what they receive.';
  const cases = [rule.when]
    .flat()
    .flatMap((when: When) =>
      list(when.direction, directions).flatMap((direction) =>
        list(when.effect, effects).map((effect) => ({ direction, effect, severity: lawOf({ direction, effect }) })),
      ),
    );
  if (rule.departs) {
    return { word: rule.departs.severity, because: `${law} This rule departs from it: ${rule.departs.because}.` };
  }
  const words = [...new Set(cases.map(({ severity }) => severity))];
  if (words.length > 1 || words[0] === undefined) return { word: 'by the law', because: law };
  const [word] = words;
  const said = cases.filter(({ direction }) => direction !== 'neither');
  const reasons = new Set(said.map(({ direction, effect }) => reason(direction, effect)));
  if (reasons.size === 0 || reasons.size > 3) return { word, because: law };
  return { word, because: `${law} Here ${[...reasons].join(', or ')}.` };
}

function reason(direction: Direction, effect: Effect): string {
  if (effect === 'noted') return 'no value changes at all';
  if (effect === 'replaced') return `an ${direction} became something else`;
  return `an ${direction} ${effect}: ${meanings[`${direction} ${effect}`] ?? ''}`;
}

const meanings: Readonly<Record<string, string>> = {
  'input narrowed': 'something that clients could send is refused',
  'input widened': 'what clients send is taken as before, and more besides',
  'output narrowed': 'clients receive nothing that they could not receive before',
  'output widened':
    'clients may receive what they could not receive before, such as a new value, or an answer without a part that was always there',
};

function list<T>(wanted: T | readonly T[] | undefined, all: readonly T[]): readonly T[] {
  return wanted === undefined ? all : ([wanted].flat() as T[]);
}
