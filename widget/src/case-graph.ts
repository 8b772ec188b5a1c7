import cytoscape from "cytoscape";

interface Case {
  files: { id: string; label: string; page: string }[];
  values: { id: string; label: string; kind: string }[];
  edges: [string, string][];
}

const STEP = 1.3;
const TOOLS: [string, (graph: cytoscape.Core) => void][] = [
  ["Agrandir", (graph) => zoom(graph, STEP)],
  ["Réduire", (graph) => zoom(graph, 1 / STEP)],
  ["Recentrer", (graph) => graph.fit(undefined, 20)],
];

/**
 * The graph of a case: its files, and what holds them together.
 *
 * Whatever it shows stands in the table below it: whoever sees no picture misses nothing, and the
 * picture itself takes no focus. Its wheel is left to the page.
 */
class CaseGraph extends HTMLElement {
  #graph: cytoscape.Core | null = null;

  connectedCallback() {
    const drawn = JSON.parse(this.getAttribute("drawn") ?? "") as Case;
    const place = document.createElement("div");
    place.className = "graph";
    place.setAttribute("role", "img");
    place.setAttribute(
      "aria-label",
      `Graphe de l’affaire, dossiers : ${drawn.files.length}, éléments qui les relient : ${drawn.values.length}`,
    );
    this.replaceChildren(this.#tools(), place);
    this.#graph = draw(place, drawn);
    // The name above says it all; some readers would go through an image's parts.
    for (const canvas of place.querySelectorAll("canvas")) canvas.setAttribute("aria-hidden", "true");
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      this.#graph?.style(looks()),
    );
  }

  disconnectedCallback() {
    this.#graph?.destroy();
  }

  #tools(): HTMLElement {
    const tools = document.createElement("div");
    tools.className = "graph-tools";
    for (const [name, use] of TOOLS) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain-button";
      button.textContent = name;
      button.addEventListener("click", () => this.#graph && use(this.#graph));
      tools.append(button);
    }
    return tools;
  }
}

function draw(container: HTMLElement, drawn: Case): cytoscape.Core {
  keepStylesOut();
  const graph = cytoscape({
    container,
    elements: [
      ...drawn.files.map((data) => ({ data, classes: "file" })),
      ...drawn.values.map((data) => ({ data, classes: "value" })),
      ...drawn.edges.map(([source, target]) => ({ data: { source, target } })),
    ],
    style: looks(),
    layout: {
      name: "cose",
      animate: false,
      padding: 20,
      nodeOverlap: 20,
      idealEdgeLength: () => 80,
      nodeRepulsion: () => 40_000,
    },
    userZoomingEnabled: false,
    boxSelectionEnabled: false,
    minZoom: 0.1,
    maxZoom: 4,
  });
  graph.on("tap", "node.file", (event) => location.assign(event.target.data("page") as string));
  return graph;
}

/** Cytoscape adds a style sheet of one rule, which our policy refuses; clusters.css has it. */
function keepStylesOut() {
  const id = "__________cytoscape_stylesheet";
  if (document.getElementById(id)) return;
  const there = document.createElement("meta");
  there.id = id;
  document.head.append(there);
}

function looks(): cytoscape.StylesheetJson {
  const colours = getComputedStyle(document.documentElement);
  const colour = (name: string) => colours.getPropertyValue(`--ariane-${name}`).trim();
  const label = { label: "data(label)", color: colour("ink"), "font-size": 15 };
  return [
    {
      selector: "node",
      style: {
        ...label,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-background-color": colour("raised"),
        "text-background-opacity": 0.8,
        "min-zoomed-font-size": 7,
      },
    },
    { selector: ".file", style: { width: 22, height: 22, "background-color": colour("thread") } },
    {
      selector: ".value",
      style: {
        width: 26,
        height: 26,
        shape: "round-rectangle",
        "background-color": colour("mark"),
        "border-width": 1,
        "border-color": colour("edge"),
      },
    },
    { selector: "edge", style: { width: 1.5, "line-color": colour("edge") } },
  ];
}

function zoom(graph: cytoscape.Core, by: number) {
  const middle = { x: graph.width() / 2, y: graph.height() / 2 };
  graph.zoom({ level: graph.zoom() * by, renderedPosition: middle });
}

customElements.define("case-graph", CaseGraph);
