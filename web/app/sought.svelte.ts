/** The line that somebody looks for: a search names it, and its room brings it into view. */
export const sought = $state({ line: null as string | null });
