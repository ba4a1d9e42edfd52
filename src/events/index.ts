export type { RegistryEvent } from "./announcer";
export { licenseEnd } from "./license-end";
export { ANY_EVENT, publishEvents, purchaseEvents } from "./names";
export { heldBy, ownerOf } from "./state";
export { announcerOf, bindEvents, listenToCore } from "./wiring";
