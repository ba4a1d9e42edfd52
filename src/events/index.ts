export type { RegistryEvent } from "./announcer";
export { ANY_EVENT, publishEvents, purchaseEvents } from "./names";
export { bindEvents, listenToCore } from "./wiring";
