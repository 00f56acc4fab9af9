import { beyond } from '../words/beyond.ts';
import { code, text } from '../words/escape.ts';
import { counted } from '../words/phrase.ts';

/** A setting and where it comes from. */
interface Told {
  readonly key: string;
  /** Null if it may not be quoted. */
  readonly value: string | null;
  readonly from: string;
}

const mostListed = 60;

const unquoted = 'not quoted';

/** The configuration by setting and file, what of it is not followed, and what the change would do to it. */
export function saySettings(
  settings: readonly Told[],
  { notFollowed, preview }: { readonly notFollowed: readonly string[]; readonly preview: string | null },
): string {
  const rows = settings.slice(0, mostListed).map(({ key, value, from }) => {
    const said = value === null ? unquoted : key === 'accept' ? counted(Number(value), 'finding') : value;
    return `| ${[text(key), text(said), text(from)].join(' | ')} |`;
  });
  const more = beyond(settings, mostListed, (left) => `| and ${left} more | | |`);
  return [
    settings.length === 0
      ? 'Nothing is configured on the base: every setting has its default.'
      : ['| setting | value | from |', '|:--|:--|:--|', ...rows, ...more].join('\n'),
    ...(settings.length === 0
      ? []
      : [
          'Every other setting has its default. The configuration is read from the base, never from the change itself.',
        ]),
    ...(settings.some(({ value }) => value === null)
      ? [
          'The content of other repositories is not quoted, because readers of this pull request may not have access to them.',
        ]
      : []),
    ...notFollowed.map((file) => `${code(file)} is not valid, and not followed: the summary says why.`),
    ...(preview === null ? [] : [preview]),
  ].join('\n\n');
}
