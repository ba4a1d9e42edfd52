/** Vocabulary of names and descriptions; the first words are the common ones. */
export const WORDS: readonly string[] = (
    "node plugin delegate block wallet price alert monitor vote forge chain peer report backup sync token bridge " +
    "market explorer webhook metric log telegram email history reward snapshot health status network transaction " +
    "pool exchange swap stake ledger signer proxy cache index search archive audit badge balance beacon calendar " +
    "cluster compass console counter courier dashboard digest dispatch domain escrow faucet feed filter firewall " +
    "gateway governor graph guard harbor herald horizon inspector invoice journal keeper lantern limiter locker " +
    "mailer mapper meter mirror mixer notary observer oracle orbit orchestrator packet payroll pilot planner poster " +
    "profiler prism pulse quota radar ranking recorder registry relay router sandbox scanner scheduler scout sentinel " +
    "shield spotter steward stream tracker treasury tunnel validator vault vendor viewer voucher watcher weather widget"
).split(" ");
