import type { ContractChange, ContractResult } from '../../model/contract-result.ts';
import { plain } from '../words/escape.ts';
import { sentence } from '../words/phrase.ts';
import { sayRelease, sayVerdict } from './sections.ts';

const codes = { bold: 1, dim: 2, red: 31, yellow: 33 } as const;

/** The result of `architect contract` for people: what breaks first, and what could not be read. */
export function contractText(result: ContractResult, { color }: { readonly color: boolean }): string {
  const paint = (style: keyof typeof codes, value: string) =>
    color ? `\u001B[${codes[style]}m${value}\u001B[0m` : value;
  const of = (severity: ContractChange['severity']) => result.changes.filter((change) => change.severity === severity);
  const line = ({ before, after, message, rule, audience, severity }: ContractChange, style: keyof typeof codes) =>
    [
      `${paint(style, severity)}  ${paint('bold', plain(message))}`,
      `  ${[place('before', before), place('after', after)].filter((part) => part !== '').join(', ')}`,
      `  ${paint('dim', `${rule}, ${audience}`)}`,
    ].join('\n');
  const [safe] = of('safe');
  const blocks = [
    ...folded(of('breaking'), (change) => line(change, 'red')),
    ...folded(of('dangerous'), (change) => line(change, 'yellow')),
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
function saySafe({ rule }: ContractChange, count: number): string {
  const [what, it] = count === 1 ? ['change', 'it'] : ['changes', 'them'];
  return `${count} safe ${what}; --format json or markdown lists ${it}, and \`architect explain ${rule}\` says why ${count === 1 ? 'it is' : 'the first is'} safe`;
}

/** The most changes of one rule that are printed; the rest is counted. */
const mostTold = 10;

function folded(changes: readonly ContractChange[], tell: (change: ContractChange) => string): readonly string[] {
  return [...Map.groupBy(changes, ({ rule }) => rule)].flatMap(([rule, alike]) => [
    ...alike.slice(0, mostTold).map(tell),
    ...(alike.length > mostTold ? [`and ${alike.length - mostTold} more of ${rule}; --format json lists them`] : []),
  ]);
}

function place(side: string, at: ContractChange['before']): string {
  return at ? `${side} ${plain(at.file)}:${at.line}` : '';
}
