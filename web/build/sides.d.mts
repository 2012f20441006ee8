/** The types of `sides.mjs`. */
interface Side {
  readonly words: readonly string[];
  readonly files: readonly string[];
}
export const SIDES: { readonly programme: Side; readonly concerns: Side };
