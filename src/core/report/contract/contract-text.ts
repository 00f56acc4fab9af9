import type { ContractReport } from '../../model/contract-result.ts';
import type { ChangeSeverity, Finding } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import { beyond } from '../words/beyond.ts';
import { concerned } from '../words/concerned.ts';
import { plain } from '../words/escape.ts';
import { sentence } from '../words/phrase.ts';
import { sayRelease, sayVerdict } from './sections.ts';

const codes = { bold: 1, dim: 2, red: 31, yellow: 33 } as const;

/** The result of `architect contract` for people: what breaks first, with what to do, and what could not be read. */
export function contractText({ result, findings }: ContractReport, { color }: { readonly color: boolean }): string {
  const paint = (style: keyof typeof codes, value: string) =>
    color ? `\u001B[${codes[style]}m${value}\u001B[0m` : value;
  const of = (severity: ChangeSeverity) => findings.filter(({ change }) => change?.severity === severity);
  const line = ({ change, message, rule }: Finding, advice: readonly string[], style: keyof typeof codes) => {
    const { severity = '', audience = 'wire', before = null, after = null } = change ?? {};
    const who = audience === 'wire' ? '' : `, ${severity} for ${concerned[audience]}`;
    return [
      `${paint(style, severity)}  ${paint('bold', plain(message))}`,
      `  ${[place('before', before), place('after', after)].filter((part) => part !== '').join(', ')}`,
      ...advice.map((words) => `  ${plain(words)}`),
      `  ${paint('dim', `${rule}${who}`)}`,
    ].join('\n');
  };
  const [safe] = of('safe');
  const blocks = [
    ...folded(of('breaking'), (one, advice) => line(one, advice, 'red')),
    ...folded(of('dangerous'), (one, advice) => line(one, advice, 'yellow')),
    ...result.unread.map(
      ({ file, line: at, because, fix }) =>
        `${paint('red', 'unread')}  ${plain(at === undefined ? file : `${file}:${at}`)}\n  ${plain(sentence(because))} ${plain(sentence(fix))}`,
    ),
    ...(safe === undefined ? [] : [paint('dim', saySafe(safe, of('safe').length))]),
    ...result.contracts.slice(0, mostTold).map((one) => paint('dim', plain(sayRelease(one)))),
    paint('bold', sayVerdict(result)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Where what is safe is told: the list, and of the first of it the reason. */
function saySafe({ rule }: Finding, count: number): string {
  const [what, it] = count === 1 ? ['change', 'it'] : ['changes', 'them'];
  return `${count} safe ${what}; --format json or markdown lists ${it}, and \`architect explain ${rule}\` says why ${count === 1 ? 'it is' : 'the first is'} safe`;
}

/** The most changes of one rule that are printed; the rest is counted. */
const mostTold = 10;

/** The changes rule by rule. The reason and the advice that the change before gives are not repeated. */
function folded(
  changes: readonly Finding[],
  tell: (change: Finding, advice: readonly string[]) => string,
): readonly string[] {
  return [...Map.groupBy(changes, ({ rule }) => rule)].flatMap(([rule, alike]) => [
    ...alike.slice(0, mostTold).map((one, at) => {
      const last = alike[at - 1];
      const why = one.why === last?.why ? [] : [one.why];
      return tell(one, one.fix === last?.fix ? why : [...why, `What to do: ${one.fix}`]);
    }),
    ...beyond(alike, mostTold, (left) => `and ${left} more of ${rule}; --format json lists them`),
  ]);
}

function place(side: string, at: Place | null): string {
  return at ? `${side} ${plain(at.file)}:${at.line}` : '';
}
