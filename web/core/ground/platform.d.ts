/**
 * What the rules use of their platform: these few names, and no others.
 *
 * The library of the document's types is left out, so that a rule that fetched, stored or drew
 * anything would not compile.
 */

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean });
  decode(raw: Uint8Array): string;
}

/** A key inside WebCrypto: nothing of it can be read. */
interface CryptoKey {
  readonly type: string;
}

interface SubtleCrypto {
  importKey(
    format: string,
    raw: Uint8Array,
    algorithm: string | { name: string },
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>;
  exportKey(format: string, key: CryptoKey): Promise<ArrayBuffer>;
  getPublicKey(key: CryptoKey, usages: readonly string[]): Promise<CryptoKey>;
  encrypt(algorithm: object, key: CryptoKey, plain: Uint8Array): Promise<ArrayBuffer>;
  decrypt(algorithm: object, key: CryptoKey, sealed: Uint8Array): Promise<ArrayBuffer>;
  sign(algorithm: string, key: CryptoKey, message: Uint8Array): Promise<ArrayBuffer>;
  verify(
    algorithm: string,
    key: CryptoKey,
    signature: Uint8Array,
    message: Uint8Array,
  ): Promise<boolean>;
}

declare const crypto: { readonly subtle: SubtleCrypto };
