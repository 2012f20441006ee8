/** One course, from the text of its file. */
export function course(text: string): unknown;
/** What there is, in order, without the texts. */
export function list(): unknown[];
