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
