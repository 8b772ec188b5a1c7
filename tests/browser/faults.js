// What is looked for inside a page, the chat's shadow root included. Each answers a list of faults.
(() => {
  const every = (root = document) =>
    [...root.querySelectorAll("*")].flatMap((each) =>
      each.shadowRoot ? [each, ...every(each.shadowRoot)] : [each]);
  const seen = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const told = (each) =>
    `${each.tagName.toLowerCase()} ${(each.innerText ?? each.id ?? "").trim().slice(0, 40)}`;
  const unseen = (each) => {
    for (let here = each; here; here = here.parentElement ?? here.getRootNode().host)
      if (here.getAttribute("aria-hidden") === "true") return true;
    return false;
  };

  const drawings = () => every()
    .filter((each) => each.matches("svg, img, canvas, object, embed, [role=img]"))
    .filter((each) => each.matches("img")
      ? !each.hasAttribute("alt")
      : !unseen(each) && !(each.matches("[role=img]") && (each.ariaLabel || each.querySelector("title"))))
    .map(told);

  const headings = () => {
    const levels = every().filter((each) => /^H[1-6]$/.test(each.tagName) && seen(each))
      .map((each) => [Number(each.tagName[1]), told(each)]);
    const jumps = levels.filter(([level], rank) => level > (levels[rank - 1]?.[0] ?? 0) + 1);
    const titles = levels.filter(([level]) => level === 1);
    return [...jumps.map(([, title]) => `after a jump: ${title}`),
      ...(titles.length === 1 ? [] : [`${titles.length} first titles`])];
  };

  const tables = () => every().filter((each) => each.matches("table")).flatMap((table) => [
    ...(table.caption?.innerText.trim() ? [] : [`without title: ${told(table)}`]),
    ...[...table.querySelectorAll("th")].filter((cell) => !cell.scope).map(told),
    ...(table.querySelector("th[scope=col]") ? [] : [`without headers: ${told(table)}`])]);

  // Forms that want several answers and do not say that they do.
  const unsaid = () => [...document.forms]
    .filter((form) => new Set([...form.elements].filter((each) => each.required)
      .map((each) => each.name)).size > 1)
    .filter((form) => !/à remplir/.test(form.innerText)).map(told);

  const absent = () => every().filter((each) => each.matches(
    "iframe, frame, frameset, audio, video, object, embed, map, marquee, blink, font, center, big," +
    " strike, tt, meta[http-equiv=refresh], [align], [bgcolor], [border], [cellpadding], [style*='!']," +
    " [tabindex]:not([tabindex='0'], [tabindex='-1'])")).map(told);

  // Words that a style sheet writes are lost with it; a browser's own quotation marks are no words.
  const written = () => every().flatMap((each) => ["::before", "::after"]
    .map((part) => getComputedStyle(each, part).content)
    .filter((content) => /\p{L}{2}/u.test(content.replace(/^(none|normal|counter\(.*\)|(open|close)-quote)$/, "")))
    .map((content) => `${told(each)} ${content}`));

  // Order on the screen that is not the order that is read.
  const shuffled = () => every().filter(seen).filter((each) => {
    const { order, flexDirection, display } = getComputedStyle(each);
    return order !== "0" || (display.includes("flex") && flexDirection.endsWith("-reverse"));
  }).map(told);

  // A link within a sentence that only its colour tells.
  const coloured = () => every().filter((each) => each.matches("p a[href], li a[href], dd a[href]") && seen(each))
    .filter((each) => each.parentElement.innerText.trim() !== each.innerText.trim())
    .filter((each) => {
      const style = getComputedStyle(each);
      return !style.textDecorationLine.includes("underline")
        && style.backgroundColor === "rgba(0, 0, 0, 0)" && style.borderBlockEndStyle === "none"
        && style.display === "inline";
    }).map(told);

  // Her words between guillemets, outside any quotation.
  const unquoted = (said) => every().filter(seen).filter((each) => !each.closest("q, blockquote"))
    .flatMap((each) => [...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data))
    .flatMap((text) => [...text.matchAll(/«\s([^«»]+)\s»/g)].map((found) => found[1]))
    .filter((words) => said.some((each) => each.includes(words)));

  const cut = () => every().filter(seen)
    .filter((each) => !each.matches("input, textarea, select, .visually-hidden, .unseen, svg, svg *"))
    .filter((each) => {
      const style = getComputedStyle(each);
      const hides = (way) => way === "hidden" || way === "clip";
      return [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
        && ((hides(style.overflowY) && each.scrollHeight > each.clientHeight + 1)
          || (hides(style.overflowX) && each.scrollWidth > each.clientWidth + 1));
    }).map(told);

  const sideways = () => {
    const page = document.documentElement;
    return page.scrollWidth > page.clientWidth ? [`${page.scrollWidth} > ${page.clientWidth}`] : [];
  };

  const spaceOut = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important;" +
      " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    for (const root of [document, ...every().map((each) => each.shadowRoot).filter(Boolean)])
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };

  // What a person with a keyboard must be able to reach; of a group of radio buttons, one.
  const reachable = () => every().filter((each) => each.matches(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"))
    .filter((each) => seen(each) && !each.disabled && each.getAttribute("tabindex") !== "-1")
    .filter((each) => !(each.matches("[type=radio]") && reachesOther(each)));
  const reachesOther = (radio) => {
    const group = [...radio.getRootNode().querySelectorAll(`[type=radio][name="${radio.name}"]`)];
    return (group.find((each) => each.checked) ?? group[0]) !== radio;
  };
  const focused = () => {
    let here = document.activeElement;
    while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
    return here === document.body ? null : here;
  };
  const start = () => {
    window.visited = new Set();
    window.bare = [];
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  };
  const note = () => {
    const here = focused();
    if (!here || window.visited.has(here)) return false;
    window.visited.add(here);
    const box = here.matches(".files, input[type=file]") ? here.labels[0] ?? here : here;
    const style = getComputedStyle(box);
    const marked = [style, getComputedStyle(here)].some((each) =>
      each.outlineStyle !== "none" && parseFloat(each.outlineWidth) >= 2);
    if (!marked) window.bare.push(told(here));
    return true;
  };
  const missed = () => reachable().filter((each) => !window.visited.has(each)).map(told);

  window.faults = { drawings, headings, tables, unsaid, absent, written, shuffled, coloured, unquoted, cut, sideways,
    spaceOut, start, note, missed, bare: () => window.bare };
})();
