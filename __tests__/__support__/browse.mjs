/**
 * Opens a page in a browser: `node browse.mjs URL SELECTOR`. Prints as JSON what it requested, what its console said,
 * what its security policy refused, and the text of the first element that the selector finds.
 */
import packed from "@sparticuz/chromium";
import { chromium } from "playwright-core";

const [url, selector] = process.argv.slice(2);
const browser = await chromium.launch({ args: packed.args, executablePath: await packed.executablePath() });
const page = await browser.newPage();
const [requested, said] = [[], []];
page.on("request", (request) => requested.push(request.url()));
page.on("console", (message) => message.type() === "error" && said.push(message.text()));
page.on("pageerror", (error) => said.push(String(error)));
await page.goto(url);
const found = page.locator(selector);
await found.first().waitFor({ timeout: 20_000 });
console.log(JSON.stringify({ requested, said, count: await found.count(), text: await page.innerText("body") }));
await browser.close();
