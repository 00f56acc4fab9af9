import type { Difference } from '../model/contract.ts';

const referred = /^(.*?: )(.+?) \(was (.+?)\)(?= |$)(.*)$/;

/**
 * What the same change would be about in the components themselves, where it shows because a `$ref` leads from the one to
 * the other now: what the component has lost too was not lost by the `$ref`.
 */
export function inComponents({ reference }: Pick<Difference, 'reference'>, subject: string): readonly string[] {
  const [, contract, now, was, part] = (reference && referred.exec(subject)) ?? [];
  return was === undefined ? [] : [now, was].map((component) => `${contract}${component}${part}`);
}
