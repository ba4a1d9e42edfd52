import { Limits } from "../../transactions";
import { licensesOf } from "../../wallet-attributes";
import { Page } from "../endpoint";
import { ApiError } from "../errors";
import { decisionResource, licenseResource } from "../resources/license";
import { DecisionQuery, DecisionsBody, PageQuery, Question } from "../schemas";
import { ApiServices } from "../services";
import { pageFrom, sortedKeys } from "./paging";

export class LicensesController {
    public constructor(private readonly services: ApiServices) {}

    /** Everyone who holds or held a license of a package, in the order in which they got their first. */
    public ofPlugin({ name }: { name: string }, query: PageQuery): Page {
        const history = this.services.catalogue.package(name);

        if (!history) {
            throw new ApiError("UNKNOWN_PLUGIN", `${name} is not published`);
        }

        return pageFrom(history.licensees, query, (address) => this.resource(name, address));
    }

    /** Every package of which a wallet holds or held a license, by name. */
    public ofWallet({ id }: { id: string }, query: PageQuery): Page {
        const wallet = this.services.view.wallet(id);

        if (!wallet) {
            throw new ApiError("UNKNOWN_WALLET", `The chain knows no wallet ${id}`);
        }

        return pageFrom(sortedKeys(licensesOf(wallet)), query, (name) => this.resource(name, wallet.getAddress()));
    }

    /** An address that the chain knows is one; a name may be any text that is not too long. */
    public isKnownGood({ name, address }: Question): boolean {
        return name.length <= Limits.name && this.services.view.knows(address);
    }

    /** Whatever is unknown is a code of the decision, not an error. */
    public decide({ name, address }: Question, { version, at }: DecisionQuery): object | Promise<object> {
        return at
            ? this.decideAll({ questions: [{ name, address, version }], at }).then(([decision]) => decision as object)
            : decisionResource(name, address, this.services.view.decide(name, address, version));
    }

    /** Each as by itself, all of them after the same block. */
    public async decideAll({ questions, at }: DecisionsBody): Promise<object[]> {
        const { view, blocks } = this.services;
        const block = at && (await blocks.find(at));

        return questions.map(({ name, address, version }) =>
            decisionResource(
                name,
                address,
                block ? view.decideAt(block, name, address, version) : view.decide(name, address, version),
            ),
        );
    }

    private resource(name: string, address: string): object {
        const { view } = this.services;

        return licenseResource(name, address, view.decide(name, address), view.license(address, name));
    }
}
