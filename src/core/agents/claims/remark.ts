/** Directives and attributes begin like comments of other languages, and do something. */
const directive = /^#\s*(?:\[|!|include\b|define\b|undef\b|if|el|endif\b|pragma\b|error\b|region\b)/;
const remark = /^(?:\/\/|\/\*|\*(?:\s|\/|$)|#|--\s|<!--|"""|''')/;

/** Whether a line is nothing but a comment: it says something, and does nothing. */
export function isRemark(line: string): boolean {
  const said = line.trim();
  return remark.test(said) && !directive.test(said);
}
