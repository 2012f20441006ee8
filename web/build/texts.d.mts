/** The texts of one template version, as JSON. */
export declare function texts(version: number): string;

/** Write the texts of every version into a folder of the site, as `clauses/VERSION.json`. */
export declare function writeTexts(site: URL): void;
