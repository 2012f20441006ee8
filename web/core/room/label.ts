/** Labels: who may hear an entry. Source: spec/entry.md section 3. */

/** Who may hear an entry. The tokens are those of the command line and of the wire. */
export const Label = {
  ME: 'me',
  PAIR: 'pair',
  NAMED: 'named',
  MAY_TELL: 'may-tell',
} as const;

/** One of the labels. */
export type Label = (typeof Label)[keyof typeof Label];
