// What axe-core finds in the page: [rule, what it asks, address of its explanation, start tag].
// It takes joined letters for icons (text whose glyphs differ from those of its letters alone) and
// leaves Arabic out of its rule for contrast: so that rule, which takes more time than all others
// together, is asked once, and sees each Arabic letter as an x.
async () => {
  const find = async (options) => (await axe.run({ resultTypes: ["violations"], ...options }))
    .violations.flatMap(({ id, help, helpUrl, nodes }) =>
      nodes.map(({ target, html }) => ({ id, help, helpUrl, target, html })));
  const found = await find({ rules: { "color-contrast": { enabled: false } } });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const written = [];
  for (let node; (node = walker.nextNode());) {
    const seen = node.data.replace(/\p{Script=Arabic}/gu, "x");
    if (seen !== node.data && !["SCRIPT", "STYLE"].includes(node.parentNode.nodeName)) {
      written.push([node, node.data]);
      node.data = seen;
    }
  }
  found.push(...(await find({ runOnly: ["color-contrast"] })));
  for (const [node, data] of written) node.data = data;
  const told = found.map(({ id, help, helpUrl, target, html }) =>
    [id, help, helpUrl, (document.querySelector(target.at(-1))?.outerHTML ?? html).slice(0, 120)]);
  return [...new Map(told.map((each) => [JSON.stringify(each), each])).values()];
}
