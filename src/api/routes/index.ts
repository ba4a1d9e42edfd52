import { Endpoint } from "../endpoint";
import { ApiServices } from "../services";
import { documentRoutes } from "./documents";
import { licenseRoutes } from "./licenses";
import { moduleRoutes } from "./modules";
import { pluginRoutes } from "./plugins";
import { registryRoutes } from "./registry";
import { resolutionRoutes } from "./resolutions";

/** Every route of this package; `docs/api.md` describes them. Fixed paths win over `{name}`. */
export const routes = (services: ApiServices): Endpoint[] => [
    ...pluginRoutes(services),
    ...licenseRoutes(services),
    ...resolutionRoutes(services),
    ...registryRoutes(services),
    ...moduleRoutes(services),
    ...documentRoutes(),
];
