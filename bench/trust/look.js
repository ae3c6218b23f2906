/* What the trap does in a page: opens others in frames, and tells what they hold that no page of ours has. */
({ addresses, width, patience }) => {
  const OURS = "script[type='module'][src], script[type='application/ld+json'], script[type='application/json']";
  const FOREIGN =
    "iframe, frame, frameset, object, embed, applet, base, video, audio, picture, source, track, img, image, " +
    "foreignObject, animate, set, style, template, noscript, plaintext, xmp, marquee, dialog, portal, math, " +
    "meta[http-equiv]:not([http-equiv='Content-Security-Policy']), form:not([role='search']), " +
    `[style], [srcdoc], [ping], [formaction], [is], [popover], [autofocus], script:not(${OURS})`;
  const SCHEMES = ["http:", "https:", "mailto:", ":"]; // the last of an address that is none

  const look = (page) => {
    const found = [...page.querySelectorAll(FOREIGN)].map(({ outerHTML }) => `an element: ${outerHTML.slice(0, 80)}`);
    for (const element of page.querySelectorAll("*")) {
      for (const { name } of element.attributes) if (name.startsWith("on")) found.push(`a handler: ${name}`);
    }
    for (const { protocol, href } of page.links) {
      if (!SCHEMES.includes(protocol)) found.push(`a link: ${href.slice(0, 80)}`);
    }
    if (!page.querySelector("main, body.bare")) found.push("no main part");
    return found;
  };

  const opened = (frame, address) =>
    new Promise((resolve) => {
      const late = setTimeout(() => resolve(["it did not load"]), patience);
      frame.onload = () => {
        clearTimeout(late);
        // what runs when a page has loaded, runs now
        setTimeout(() => {
          try {
            const { origin, pathname, href } = frame.contentWindow.location;
            const asked = new URL(address, location.href);
            const away = origin + pathname === asked.origin + asked.pathname ? [] : [`it went to ${href}`];
            resolve([...away, ...look(frame.contentDocument)]);
          } catch {
            resolve(["it went to another origin"]);
          }
        }, 0);
      };
      frame.src = address;
    });

  let next = 0;
  const found = [];
  const lane = async () => {
    const frame = document.createElement("iframe");
    frame.width = "360";
    frame.height = "740";
    document.body.append(frame);
    while (next < addresses.length) {
      const address = addresses[next++];
      for (const what of await opened(frame, address)) found.push(`${address}: ${what}`);
    }
    frame.remove();
  };
  return Promise.all(Array.from({ length: width }, lane)).then(() => found);
}
