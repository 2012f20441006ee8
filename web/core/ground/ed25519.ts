/**
 * Ed25519 by itself, for what others sign with it alone: the notes of a log and its witnesses.
 *
 * Source: RFC 8032; C2SP signed-note.
 */

export { ed25519 } from '#suite';
