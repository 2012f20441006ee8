/** Emergency contacts, as the build reads them from the data that Python reads. */
declare module '*emergency.toml' {
  const contacts: readonly {
    readonly pack: string;
    readonly en: string;
    readonly fr: string;
  }[];
  export default contacts;
}
