import Joi from "joi";

/** `metrics` of this plugin's options in `app.json`. */
export interface MetricsOptions {
    /** whether `GET /plugins/metrics` is there and requests are counted */
    readonly enabled: boolean;
}

export const metricsOptionsSchema: Joi.ObjectSchema<MetricsOptions> = Joi.object<MetricsOptions>({
    enabled: Joi.boolean().default(true),
});
