/**
 * White space as every implementation has it: the characters that Unicode calls so.
 *
 * `\s`, `trim` and `split` of the language know other ones than Python's: they take the byte order
 * mark, and leave out the separators of ASCII and the next line.
 */

/** The characters, as the inside of a pattern's brackets. */
export const SPACE =
  '\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const RUN = new RegExp(`[${SPACE}]+`);
/** The words between white space. */
export function split(text: string): string[] {
  return text.split(RUN).filter((word) => word !== '');
}
