/** A text as a person sees it. */
export interface Visible {
  readonly text: string;
  /** How many characters nobody sees were in it. */
  readonly hidden: number;
}

/** Controls but for tab and line feed, formats, tags, selectors, fillers: whatever is there and not to be seen. */
const unseen = /[^\P{Cc}\t\n]|[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{DI}\u2800]/gu;

/** Takes out what people do not see and models do: texts can be written in it, between the lines of another. */
export function visible(text: string): Visible {
  let hidden = 0;
  const seen = text.replace(/\r\n?/g, '\n').replace(unseen, () => {
    hidden++;
    return '';
  });
  return { text: seen, hidden };
}
