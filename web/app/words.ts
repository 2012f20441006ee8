/** The words of safety words and passphrases: loaded when they are needed, and not before. */

/** All 7,776, in order. */
export async function wordList(): Promise<readonly string[]> {
  return (await import('../core/identity/wordlist.ts')).words;
}
