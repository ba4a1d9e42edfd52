/** Talking to a node's API: checks before use, typed answers, releases as they were signed, transactions to the block. */
export type { AuthenticatedRelease } from "./authenticate";
export type { Broadcast } from "./broadcast";
export { RegistryClient } from "./client";
export { compareNodes } from "./compare";
export { connect, connectBeside, type ConnectOptions } from "./connect";
export { ClientError, type ClientErrorCode, type ClientErrorDetails } from "./errors";
export type { Forged, WaitOptions } from "./forged";
export type { ExpectedNetwork } from "./network";
export type { NodeFacts } from "./node-facts";
export * from "./resources";
