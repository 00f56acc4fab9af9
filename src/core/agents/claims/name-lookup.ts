/** Looks names up in texts, each once, ignoring case and white space. `holds` decides what counts as an occurrence. */
export function nameLookup(
  texts: readonly string[],
  holds: (whole: string, wanted: string) => boolean,
): (name: string) => boolean {
  const whole = plain(texts.join('\n'));
  const known = new Map<string, boolean>();
  return (name) => {
    const wanted = plain(name).trim();
    const found = known.get(wanted) ?? (wanted !== '' && holds(whole, wanted));
    known.set(wanted, found);
    return found;
  };
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/gu, ' ');
}
