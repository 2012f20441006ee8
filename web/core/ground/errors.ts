/**
 * The one tree of errors that the rules throw.
 *
 * Every class carries a `code`, shared with HTTP problems, vectors, the command line and Python. The
 * message is for developers; people read the sentence that the messages hold for the code. Neither
 * holds a person's words, a key or a name.
 */

/** Base of every error thrown by the rules. */
export class QuietroomError extends Error {
  static readonly code: string = 'error';

  /** The kind of refusal. */
  get code(): string {
    return (this.constructor as typeof QuietroomError).code;
  }
}

/** These bytes are not a well-formed value of the format expected. */
export class Malformed extends QuietroomError {
  static override readonly code: string = 'malformed';
}

/** This is larger than the format allows. */
export class TooLarge extends QuietroomError {
  static override readonly code: string = 'too-large';
}

/** A signature does not verify under the key that the document names. */
export class BadSignature extends QuietroomError {
  static override readonly code: string = 'bad-signature';
}

/** This does not open: the key, the context or the bytes are others than it was sealed with. */
export class CannotOpen extends QuietroomError {
  static override readonly code: string = 'cannot-open';
}
