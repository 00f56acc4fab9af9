import { secretShapes } from '../../core/model/secret-shapes.ts';

const hidden = '[hidden]';

/** Further places of secrets in a log: headers and addresses of requests. In prose these words mean something else. */
const places: readonly RegExp[] = [
  /(?<=\b(?:bearer|token|basic) )[\w.~+/=-]{8,}/giu,
  /(?<=[?&](?:token|access_token|secret|key|code|sig|signature)=)[^\s&"]+/giu,
];

/** Removes secrets from lines of a log: known formats, and `secrets` wherever they occur. */
export function redacts(secrets: readonly string[]): (line: string) => string {
  const known = secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .filter((one) => one.length > 3);
  const longestFirst = [...new Set(known)].toSorted((a, b) => b.length - a.length);
  return (line) => {
    const withoutKnown = longestFirst.reduce((text, secret) => text.replaceAll(secret, hidden), line);
    return [...secretShapes, ...places].reduce((text, shape) => text.replace(shape, hidden), withoutKnown);
  };
}
