/** From a passphrase to a transaction in its block: keys, signatures, files between signers, the journal. */
export { SigningError, type SigningErrorCode } from "./errors";
export { Journal, type JournalEntry } from "./journal";
export { Key } from "./key";
export { readDelegates, readPassphraseFile } from "./passphrase-sources";
export { resume, send, type Sent, signInPlace } from "./send";
export { resolveSender, type Secrets, type Sender } from "./sender";
export { addSignature, assertBalance, costOf, sign, type Signed, type Unsigned } from "./sign";
export { readTransactionFile, type TransactionFile, writeTransactionFile } from "./transaction-file";
