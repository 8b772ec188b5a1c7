"""One line of a recap."""

from dataclasses import dataclass

from bot.complaint.facts import Fact, FactName


@dataclass(frozen=True)
class RecapLine:
    """One line of « ce que j'ai noté ».

    Attributes:
        name: the fact.
        rank: which of several, 1 for the first.
        section: the title it stands under.
        label: what it is called.
        text: its value in words.
        fact: the fact itself.
        correct: the title of the button that changes it.
    """

    name: FactName
    rank: int
    section: str
    label: str
    text: str
    fact: Fact
    correct: str
