import type { ContractFacts, Difference } from '../model/contract.ts';
import type { Hit } from '../model/rule.ts';
import { valuesOf } from './render-message.ts';

/** What a change says about the end of one element: its deprecation, its sunset date, or both. */
export interface EndOfLife {
  /** Set where the change deprecates the element or takes that back. */
  readonly deprecation: Difference | undefined;
  /** Set where the change edits the sunset date. */
  readonly sunset: Difference | undefined;
  /** Whether the element is deprecated once the change is in. */
  readonly deprecated: boolean;
  /** The sunset date once the change is in. */
  readonly date: 'none' | 'invalid' | 'valid';
  /** From the day of the review to that date. */
  readonly days: number | undefined;
  /** A draft or an alpha may end at any time. */
  readonly promised: boolean;
}

/** Every element whose deprecation or sunset date the change edits, in document order. */
export function endsOfLife(contract: ContractFacts): readonly EndOfLife[] {
  const grouped = Map.groupBy(
    contract.differences.filter(({ aspect }) => aspect === 'deprecated' || aspect === 'sunset'),
    ({ kind, name, where, direction }) => JSON.stringify([kind, name, where, direction]),
  );
  return [...grouped.values()].map((differences) => {
    const deprecation = differences.find(({ aspect }) => aspect === 'deprecated');
    const sunset = differences.find(({ aspect }) => aspect === 'sunset');
    const given = (sunset ?? deprecation)?.given ?? {};
    const days = [sunset, deprecation].map((one) => one?.given['sunsetDays']).find((one) => typeof one === 'number');
    const dated = sunset ? sunset.now !== null : given['sunset'] !== undefined && given['sunset'] !== 'none';
    return {
      deprecation,
      sunset,
      deprecated: deprecation ? deprecation.now === true : given['deprecated'] === true,
      date: days !== undefined ? 'valid' : dated ? 'invalid' : 'none',
      days,
      promised: given['stability'] !== 'draft' && given['stability'] !== 'alpha',
    };
  });
}

/** The hit of a versioning rule on a difference: a change of its own, on the line of the difference. */
export function hitOn(difference: Difference, values: Readonly<Record<string, string>> = {}): readonly Hit[] {
  const { before, after, usedBy, subject } = difference;
  const side = (difference.now === null && before !== null) || after === null ? 'before' : 'after';
  const place = side === 'before' ? before : after;
  if (place === null) return [];
  return [
    {
      subject,
      path: place.file,
      line: place.line,
      side,
      values: { ...valuesOf(difference), ...values },
      change: { severity: 'breaking', audience: 'wire', before, after, usedBy },
    },
  ];
}
