/** What packs advise, as the build reads it from the data that Python reads. */
declare module '*advice.toml' {
  interface Advice {
    readonly pack: string;
    readonly en: string;
    readonly fr: string;
  }
  export const contacts: readonly Advice[];
  export const untold: readonly Advice[];
}

/** What courses there are, in the order in which they are best taken. */
declare module 'courses:list' {
  interface Listed {
    readonly name: string;
    readonly version: number;
    readonly language: string;
    readonly readers: readonly string[];
    readonly title: string;
    readonly about: string;
    readonly minutes: number;
  }
  const list: readonly Listed[];
  export default list;
}

/** The lists of one language for the hint before sending, from the same file that Python reads. */
declare module '*/hints/en.toml' {
  const lists: Record<'words', Record<string, string>> &
    Record<'phrases' | 'limits', Record<string, string[]>>;
  export default lists;
}
declare module '*/hints/fr.toml' {
  const lists: Record<'words', Record<string, string>> &
    Record<'phrases' | 'limits', Record<string, string[]>>;
  export default lists;
}
