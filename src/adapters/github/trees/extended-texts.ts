import { extendsOf } from '../../../core/config/index.ts';
import type { ConfigText } from '../../../core/model/change-set.ts';
import type { Origin } from '../client/origin.ts';
import { readTexts, type TextAt } from './read-texts.ts';

/** How deep `_extends` may nest, and how many files it may load in all. */
const deepest = 5;
const most = 20;

const fix = 'Name repositories of the same owner on which the App is installed, as `repo` or `repo:path`.';

/**
 * The configuration of a repository after what it extends, of lowest precedence first: files of the default branches of
 * the owner's own repositories. Each lists what it extends and could not be followed.
 */
export async function extendedTexts(
  origin: Origin,
  repository: string,
  text: ConfigText,
): Promise<readonly ConfigText[]> {
  let left = most;
  const below = async (from: ConfigText, trail: readonly string[]): Promise<readonly ConfigText[]> => {
    const found: ConfigText[] = [];
    const missing: NonNullable<ConfigText['missing']>[number][] = [];
    const names = extendsOf(from);
    for (const [index, named] of names.entries()) {
      const what = from.elsewhere ? 'what it extends' : `"${named}"`;
      const say = (why: string) => missing.push({ key: ['_extends'], because: `${what} is not followed: ${why}`, fix });
      if (left <= 0) {
        const rest = names.length - index;
        const because = `the last ${rest} of ${names.length} files are not followed: ${most} are looked at in all`;
        missing.push({ key: ['_extends'], because, fix });
        break;
      }
      left -= 1;
      const at = placeOf(named, origin.owner);
      const key = at && keyOf(at.name, at.path);
      if (at === null || key === null) say(`only repositories of ${origin.owner} are, as \`repo\` or \`repo:path\``);
      else if (trail.includes(key)) say('it leads back to itself');
      else if (trail.length > deepest) say(`it is ${deepest + 1} files deep, and ${deepest} are the most`);
      else {
        const [extended] = await readTexts(origin, [at]);
        if (typeof extended === 'string') {
          const base = {
            path: from.elsewhere ? `${from.path} > _extends[${index}]` : `${at.owner}/${at.name}: ${at.path}`,
            folder: text.folder,
            text: extended,
            elsewhere: true as const,
          };
          found.push(...(await below(base, [...trail, key])));
        } else say(extended?.because ?? 'there is no such file, or it is not shown to Architect');
      }
    }
    return [...found, missing.length > 0 ? { ...from, missing } : from];
  };
  return below(text, [keyOf(repository, '.github/architect.yml')]);
}

function keyOf(repository: string, path: string): string {
  return `${repository}:${path}`.toLowerCase();
}

/** Parses `repo`, `owner/repo`, or either with `:path`; null if malformed, or of another owner. */
function placeOf(named: string, owner: string): TextAt | null {
  const match = /^(?:([\w.-]+)\/)?([\w.-]+)(?::\/?([^/].*))?$/.exec(named.trim());
  const [, whose = owner, name = '', path = '.github/architect.yml'] = match ?? [];
  if (match === null || whose.toLowerCase() !== owner.toLowerCase() || /^\.{1,2}$/.test(name)) return null;
  return { owner, name, revision: 'HEAD', path };
}
