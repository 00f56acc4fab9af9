/** What to give where an address is asked for, without the full stop. */
export const addressAdvice = 'Give an address that GitHub can reach, like https://architect.example.com';

/** Whether a text is the address of a service. */
export function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/u.test(url.protocol) && url.search === '' && url.hash === '';
}
