// Tells how far a long act is, without a reload that would take the reader's place away.
const EVERY = 2000;

async function look() {
  const here = document.getElementById("avancement");
  if (!here?.hasAttribute("data-going")) return;
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("avancement");
    if (now && answer.url === location.href) tell(here, now, page.title);
  } catch {
    // The network is away for a moment: the link on the page does the same.
  }
  setTimeout(look, EVERY);
}

function tell(here, now, title) {
  if (!now.hasAttribute("data-going")) {
    here.replaceWith(now);
    document.title = title;
    return;
  }
  for (const part of ["[role=status]", "progress"]) {
    const [old, fresh] = [here.querySelector(part), now.querySelector(part)];
    if (part === "progress") old.value = fresh.value;
    else if (old.textContent !== fresh.textContent) old.textContent = fresh.textContent;
  }
}

setTimeout(look, EVERY);
