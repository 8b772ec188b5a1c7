"""A tree of questions as a Mermaid drawing, which forges show as a picture."""

from collections.abc import Callable, Iterator

from bot.orientation.tree import Fork, Tree

# The longest that a box holds before it dwarfs its neighbours.
_WIDEST = 44


def draw(
    tree: Tree,
    question: Callable[[str], str],
    value: Callable[[str, str], str],
    outcome: Callable[[str], str],
) -> str:
    """Return the drawing of a tree, fenced for Markdown.

    Args:
        tree: what to draw.
        question: the words for a fact that is asked.
        value: the words for a fact's encoded value.
        outcome: the words for an outcome.
    """
    lines = "\n".join(_lines(tree, question, value, outcome))
    return f"```mermaid\nflowchart TD\n{lines}\n```"


def _lines(
    tree: Tree,
    question: Callable[[str], str],
    value: Callable[[str, str], str],
    outcome: Callable[[str], str],
) -> Iterator[str]:
    # A fork comes after what it leads to: drawn backwards, the first question is on top.
    for place in range(len(tree.nodes) - 1, -1, -1):
        node = tree.nodes[place]
        if isinstance(node, Fork):
            yield f'  n{place}{{"{_words(question(node.fact))}"}}'
            for values, target in node.branches:
                said = " / ".join(value(node.fact, each) for each in values)
                yield f'  n{place} -->|"{_words(said)}"| n{target}'
        else:
            yield f'  n{place}(["{_words(outcome(node.outcome))}"])'


def _words(text: str) -> str:
    lines, line = [], ""
    for word in text.replace('"', "#quot;").split(" "):
        if line and len(line) + len(word) >= _WIDEST:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "<br>".join([*lines, line])
