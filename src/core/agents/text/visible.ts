/** A text as a person sees it. */
export interface Visible {
  readonly text: string;
  /** How many invisible characters were removed. */
  readonly hidden: number;
}

/** Invisible characters: controls except tab and line feed, formats, tags, selectors, fillers. */
const unseen = /[^\P{Cc}\t\n]|[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{DI}\u2800]/gu;

/** Removes what people do not see and models do: instructions can be hidden in it. */
export function visible(text: string): Visible {
  let hidden = 0;
  const seen = text.replace(/\r\n?/g, '\n').replace(unseen, () => {
    hidden++;
    return '';
  });
  return { text: seen, hidden };
}
