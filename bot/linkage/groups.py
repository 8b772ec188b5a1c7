"""Groups of what is tied together, whatever the order in which the ties are given."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


class Groups(Generic[Node]):
    """Disjoint sets that grow and merge at once.

    Source:
        Union by size with path halving: Tarjan and van Leeuwen, « Worst-case analysis of set
        union algorithms », J. ACM 31(2), 1984.
    """

    def __init__(self, nodes: Iterable[Node] = ()) -> None:
        self._above: dict[Node, Node] = {node: node for node in nodes}
        self._sizes: dict[Node, int] = {}

    def tie(self, one: Node, other: Node) -> None:
        """Let two nodes, and all that is tied to either, be one group."""
        first, second = self._top(one), self._top(other)
        if first == second:
            return
        if self._sizes.get(first, 1) < self._sizes.get(second, 1):
            first, second = second, first
        self._above[second] = first
        self._sizes[first] = self._sizes.get(first, 1) + self._sizes.pop(second, 1)

    def sets(self) -> list[list[Node]]:
        """Return the groups, each with its nodes in the order in which they were given."""
        found: dict[Node, list[Node]] = {}
        for node in self._above:
            found.setdefault(self._top(node), []).append(node)
        return list(found.values())

    def _top(self, node: Node) -> Node:
        above = self._above
        above.setdefault(node, node)
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node
