// html-validate over the pages whose paths stand in standard input, one a line. It prints a JSON
// list of what it found: file, line, element, rule, message.
import { readFileSync } from "node:fs";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    elements: ["html5"],
    extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
    rules: {
      "no-implicit-button-type": "off", // a button of a form submits it: that is the standard's word
      "require-sri": ["error", { target: "crossorigin" }], // what is the site's own needs no hash
      "aria-label-misuse": ["error", { allowAnyNamable: true }], // a list may have a name
    },
  }),
);
const found = [];
for (const file of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { results } = await validator.validateFile(file);
  for (const { messages } of results) {
    for (const { line, selector, ruleId, message } of messages) {
      found.push({ file, line, element: selector, rule: ruleId, message });
    }
  }
}
console.log(JSON.stringify(found));
