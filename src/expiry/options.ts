import Joi from "joi";

/** `licenseEvents` of this plugin's options in `app.json`. */
export interface LicenseEventOptions {
    /** how long before its end a license is told to be expiring, in days; 0: never */
    readonly expiringDays: number;
}

export const licenseEventOptionsSchema: Joi.ObjectSchema<LicenseEventOptions> = Joi.object<LicenseEventOptions>({
    expiringDays: Joi.number().min(0).max(365).default(3),
});
