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
  // The status stays the same element: a screen reader speaks of what changes in it.
  const [status, fresh] = [here, now].map((each) => each.querySelector("[role=status]"));
  if (status.textContent !== fresh.textContent) status.replaceChildren(...fresh.childNodes);
  if (now.hasAttribute("data-going")) {
    here.querySelector("progress").value = now.querySelector("progress").value;
    return;
  }
  here.removeAttribute("data-going");
  for (const old of [...here.children]) if (old !== status) old.remove();
  for (const part of [...now.children]) if (part !== fresh) here.append(part);
  document.title = title;
}

setTimeout(look, EVERY);
