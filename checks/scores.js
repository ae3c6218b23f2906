// Lighthouse as a phone has it. Standard input: {chromium, args, urls}. It prints, a line a page,
// {url, scores, audits}: the scores from 0 to 1, and of each category the audits that cost some.
import { readFileSync } from "node:fs";
import lighthouse from "lighthouse";
import { launch } from "puppeteer-core";

const { chromium, args, urls } = JSON.parse(readFileSync(0, "utf8"));
const browser = await launch({ executablePath: chromium, args, headless: true });
try {
  for (const url of urls) {
    const page = await browser.newPage();
    const categories = ["performance", "accessibility", "best-practices", "seo"];
    const flags = { onlyCategories: categories, output: "json", logLevel: "error" };
    const { lhr } = await lighthouse(url, flags, undefined, page);
    await page.close();
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    const scores = {};
    const audits = {};
    for (const [name, { score, auditRefs }] of Object.entries(lhr.categories)) {
      scores[name] = score ?? 0;
      audits[name] = auditRefs
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.98)
        .map(({ id }) => [id, lhr.audits[id].displayValue].filter(Boolean).join(" "));
    }
    console.log(JSON.stringify({ url, scores, audits }));
  }
} finally {
  await browser.close();
}
