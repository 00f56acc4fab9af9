import { secretShapes } from '../../model/secret-shapes.ts';

/** The replacement for a secret. */
const instead = '[redacted]';

/** A long run of letters and digits: also commit hashes and UUIDs, which are no secrets. */
const run = /[A-Za-z0-9+/_=-]{32,}/g;
const harmless = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The text with everything replaced that looks like a secret. */
export function redacted(text: string): string {
  const marked = secretShapes.reduce((rest, shape) => rest.replace(shape, instead), text);
  return marked.replace(run, (word) => (isRandom(word) ? instead : word));
}

/**
 * Whether a word looks random: it changes between capitals, small letters and digits at every other character, which
 * names and paths rarely do.
 */
function isRandom(word: string): boolean {
  const letters = word.slice(0, 500).replace(/[^A-Za-z0-9]/g, '');
  if (harmless.test(word) || letters.length < 28 || isMadeOfWords(letters)) return false;
  const kinds = [...letters].map((letter) => (/[a-z]/.test(letter) ? 'a' : /[A-Z]/.test(letter) ? 'A' : '0'));
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return new Set(kinds).size === 3 && changes >= letters.length * 0.33 && entropy(letters) > 3.5;
}

/** Whether a text consists mostly of joined words: `IncomingAuthTypeBASIC`. A random key has hardly any. */
function isMadeOfWords(letters: string): boolean {
  const inWords = letters.match(/[A-Z]?[a-z]{3,}|[A-Z]{3,}/g)?.join('').length ?? 0;
  return inWords >= letters.length * 0.9;
}

/** The entropy of a word by its own characters, in bits per character. */
function entropy(word: string): number {
  const counts = [...Map.groupBy([...word], (letter) => letter).values()].map(({ length }) => length / word.length);
  return -counts.reduce((sum, share) => sum + share * Math.log2(share), 0);
}

const secretive =
  /(^|\/)(\.env(\.[^/]*)?|[^/]*\.(pem|p12|pfx|jks|keystore|key|kdbx|tfstate|tfvars|ppk)(\.[^/]*)?|id_(rsa|dsa|ecdsa|ed25519)[^/]*|\.(npmrc|pypirc|netrc|htpasswd|git-credentials|pgpass)|credentials(\.(json|ya?ml|ini))?|service-account[^/]*\.json)$|(^|\/)\.secrets?\/|(^|\/)\.(ssh|aws|gnupg)\//i;
/** A folder for secrets; of code it is the package that handles them. */
const folder = /(^|\/)secrets?\//i;
const code =
  /\.(?:[cm]?[jt]sx?|vue|java|kt|scala|groovy|go|rs|py|rb|php|cs|fs|vb|swift|dart|exs?|erl|clj|cc?|cpp|hpp?)$/i;
const sample = /\.(example|sample|template|dist|pub)$/i;

/** Whether a file is of a kind that holds secrets: agents are told that it exists, and never read it. */
export function mayHoldSecrets(path: string): boolean {
  return (secretive.test(path) || (folder.test(path) && !code.test(path))) && !sample.test(path);
}
