export { ServiceProvider } from "./service-provider";
export { Transactions } from "./transactions";
