export { Commands } from "./cli/core-commands";
export { ServiceProvider } from "./service-provider";
export { Transactions } from "./transactions";
