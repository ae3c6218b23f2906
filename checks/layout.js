// What sticks out of the window or of main's content: a start tag, out of what, by how many px.
// Of elements inside one another the outermost; what scrolls or is cut inside a box of its own, or
// is taken out of the flow, is none.
() => {
  const root = document.documentElement;
  const tag = (element) => element.cloneNode(false).outerHTML.replace(/<\/.*$/, "").slice(0, 120);
  const seen = (element) => {
    const style = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && style.visibility === "visible"
      && !["fixed", "absolute"].includes(style.position);
  };
  const out = (inside, left, right, where) => {
    const found = [];
    const walk = (element) => {
      if (!seen(element)) return;
      const box = element.getBoundingClientRect();
      const beyond = Math.max(left - box.left, box.right - right);
      if (beyond > 1) found.push([tag(element), where, beyond]);
      else if (getComputedStyle(element).overflowX === "visible") {
        for (const child of element.children) walk(child);
      }
    };
    for (const child of inside.children) walk(child);
    return found;
  };
  const found = [];
  const main = document.querySelector("main");
  if (main) {
    const box = main.getBoundingClientRect();
    const style = getComputedStyle(main);
    found.push(...out(main, box.left + parseFloat(style.paddingLeft),
      box.right - parseFloat(style.paddingRight), "main"));
  }
  const beyond = root.scrollWidth - root.clientWidth;
  if (beyond > 0) {
    const culprits = out(document.body, 0, root.clientWidth, "the window");
    found.push(...(culprits.length ? culprits : [["<html>", "the window", beyond]]));
  }
  return found;
}
