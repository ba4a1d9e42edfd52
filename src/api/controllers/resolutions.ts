import { Release } from "../../catalogue";
import { PackageFacts, PackageSource, PublishedVersion, resolve, ResolveQuestion } from "../../resolver";
import { ResolveQuery } from "../question-schemas";
import { resolutionResource } from "../resources/resolution";
import { ApiServices } from "../services";

/** The address of nobody: no wallet holds anything under it. */
const NOBODY = "";

/** What installing would take, by the node's chain. */
export class ResolutionsController {
    public constructor(private readonly services: ApiServices) {}

    /** Beside nothing else than Core itself. */
    public ofPackage({ name }: { name: string }, { core, address, version }: ResolveQuery) {
        const packages = [{ name, range: version }];

        return this.resolve({ packages, core, address: address ?? null, installed: [] });
    }

    public resolve(question: ResolveQuestion) {
        const { synced, chainTime, height } = this.services.view;

        return resolutionResource(resolve(question, this.source()), { synced, chainTime, height });
    }

    /** @throws HistoryUnavailableError when asked, if requirements are not known yet */
    private source(): PackageSource {
        const { catalogue, view } = this.services;

        return (name): PackageFacts | undefined => {
            const history = catalogue.package(name);

            return (
                history && {
                    releases: () => history.releases().map(publishedVersion),
                    release: (version) => {
                        const release = history.release(version);

                        return release && publishedVersion(release);
                    },
                    decide: (version, address) => view.decide(name, address ?? NOBODY, version),
                }
            );
        };
    }
}

const publishedVersion = ({ version, requirements, yank }: Release): PublishedVersion => ({
    version,
    requirements,
    yanked: yank?.reason,
});
