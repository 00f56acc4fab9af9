/** Directives and attributes that begin like comments of other languages. */
const directive = /^#\s*(?:\[|!|include\b|define\b|undef\b|if|el|endif\b|pragma\b|error\b|region\b)/;
const remark = /^(?:\/\/|\/\*|\*(?:\s|\/|$)|#|--\s|<!--|"""|''')/;

/** Whether a line is only a comment. */
export function isCommentLine(line: string): boolean {
  const said = line.trim();
  return remark.test(said) && !directive.test(said);
}
