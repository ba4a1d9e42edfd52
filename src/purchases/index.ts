/** Buying, trying and moving licenses. */
export { PurchaseError, type PurchaseErrorCode } from "./errors";
export { planPurchase, type PurchasePlan, type PurchaseRequest, purchaseSubject } from "./plan";
export { purchase, type PurchaseOptions } from "./purchase";
