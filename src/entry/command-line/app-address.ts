/** The advice for an invalid address, without the full stop. */
export const addressAdvice = 'Give an address that GitHub can reach, like https://architect.example.com';

/** Whether a text can be the address of the service. */
export function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/u.test(url.protocol) && url.search === '' && url.hash === '';
}
