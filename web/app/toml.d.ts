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
