import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import { lowerBound, upperBound } from '../comparison/laws.ts';
import { own } from '../document-store.ts';
import type { SchemaContext } from './context.ts';
import { covers, type Described } from './covers.ts';
import { isNumber, spotOf, tightest } from './layer.ts';
import { isFilled, type View, viewOf } from './view.ts';

/** How many items may be what an array contains. */
interface Most {
  readonly limit: unknown;
  readonly counted: Described;
}

/** How many items of an array have to be, and may be, what `contains` says. Without it nothing is counted. */
export function countsOfItems(view: View, { documents, dialect }: SchemaContext): AspectValue[] {
  const counted = view.layers.flatMap(({ node }) => own(node, 'contains') ?? []);
  if (!isFilled(counted)) return [];
  const least = tightest(view.layers, 'minContains', lowerBound, isNumber);
  const most = tightest(view.layers, 'maxContains', upperBound, isNumber);
  const limits: AspectValue[] = [
    {
      aspect: 'minContains',
      value: least?.raw['minContains'] ?? 1,
      shown: least?.raw['minContains'],
      law: leastContained,
      stated: least !== undefined,
      at: least ? spotOf(least, 'minContains') : view.spot,
    },
  ];
  if (most === undefined) return limits;
  const limit = most.raw['maxContains'];
  const value: Most = { limit, counted: { view: viewOf(counted, documents, dialect), documents, dialect } };
  const shown = { contains: counted[0].raw, maxContains: limit };
  const differsAt = (other: unknown) => ((other as Most | undefined)?.limit === limit ? counted[0].spot : undefined);
  const at = spotOf(most, 'maxContains');
  return [...limits, { aspect: 'maxContains', value, shown, law: mostContained, stated: true, at, differsAt }];
}

/** Where nothing was counted, or nothing is now, `contains` itself has come or gone. */
const leastContained: AspectLaw = (was, now, ...rest) =>
  was === undefined || now === undefined ? null : lowerBound(was, now, ...rest);

/** Of what more items are than before, fewer may be there: the limit is tighter, although it is the same number. */
const mostContained: AspectLaw = (was, now, ...rest) => {
  const [a, b] = [was, now] as (Most | undefined)[];
  const limited = upperBound(a?.limit, b?.limit, ...rest);
  if (limited !== null || a === undefined || b === undefined) return limited;
  const [isWider, isNarrower] = [covers(a.counted, b.counted), covers(b.counted, a.counted)];
  if (isWider === isNarrower) return null;
  return isWider ? 'narrowed' : 'widened';
};
