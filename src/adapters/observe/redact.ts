const hidden = '[hidden]';

/** What a secret looks like wherever it stands: tokens of the host, keys of models, keys in PEM, passwords in addresses. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\b(?:gh[a-z]_|github_pat_|sk-ant-|xox[a-z]-|v1\.[0-9a-f]{10})[\w.-]{10,}/gu, hidden],
  [/\bey[\w-]{10,}\.ey[\w-]{10,}\.[\w-]+/gu, hidden],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?(?:-----END [A-Z ]*PRIVATE KEY-----|(?="))/gu, hidden],
  [/(?<=\b(?:bearer|token|basic) )[\w.~+/=-]{8,}/giu, hidden],
  [/(?<=:\/\/[^\s/:@"]*:)[^\s@"]+(?=@)/gu, hidden],
  [/(?<=[?&](?:token|access_token|secret|key|code|sig|signature)=)[^\s&"]+/giu, hidden],
];

/** Makes lines of a log fit to be read: nothing in them opens a door. `secrets` are hidden wherever they stand. */
export function redacts(secrets: readonly string[]): (line: string) => string {
  const known = secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .filter((one) => one.length > 3);
  const longestFirst = [...new Set(known)].toSorted((a, b) => b.length - a.length);
  return (line) => {
    const withoutKnown = longestFirst.reduce((text, secret) => text.replaceAll(secret, hidden), line);
    return shapes.reduce((text, [shape, instead]) => text.replace(shape, instead), withoutKnown);
  };
}
