"""The orientation as a page that a jurist can read (docs/orientation.md), from its data."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.complaint.facts import FactName
from bot.complaint.offences import Offence
from bot.documents.drawing import draw
from bot.documents.said import Said
from bot.orientation.advice import Advice, AdviceBook, load_advice
from bot.orientation.affairs import Affair, load_affairs
from bot.orientation.agenda import filing_kind
from bot.orientation.directory import Directory, Service, load_directory
from bot.orientation.loading import load_questionnaire
from bot.orientation.orient import Orienter
from bot.orientation.questionnaire import Question
from bot.orientation.tree import Leaf, Tree


@dataclass(frozen=True)
class Guide:
    """What the page is made from.

    Attributes:
        orienter: rules and questions.
        directory: the services.
        advice: what is said at once.
        affairs: what is an affair of its own in a story that tells several.
        said: the words for all of them.
    """

    orienter: Orienter
    directory: Directory
    advice: AdviceBook
    affairs: Sequence[Affair]
    said: Said

    @classmethod
    def load(cls, data: Path) -> "Guide":
        """Read everything from the folder ``data``.

        Raises:
            BadQuestionnaire, MissingWords: something of it cannot be used.
            OSError: a file is missing.
        """
        questionnaire = load_questionnaire(data / "orientation")
        directory = load_directory(data / "orientation", questionnaire)
        return cls(
            Orienter(questionnaire),
            directory,
            load_advice(data / "orientation"),
            load_affairs(data / "orientation"),
            Said.load(data, directory),
        )

    def page(self) -> str:
        """Return the page, in Markdown."""
        parts = (
            self._trees,
            self._notices,
            self._questions,
            self._rules,
            self._affairs,
            self._services,
            self._advice,
        )
        blocks = [str(self.said.words["head"]).rstrip()]
        for part in parts:
            blocks.extend(part())
        return "\n\n".join(blocks) + "\n"

    def _trees(self) -> Iterator[str]:
        yield from self._heading("tree")
        for offence in Offence:
            yield f"### {self.said.wording.value(FactName.OFFENCE, offence)}"
            tree = Tree(self.orienter, {"offence": offence.value})
            root = tree.nodes[tree.root]
            if isinstance(root, Leaf):
                yield self.said.words["tree"]["alone"].format(
                    outcome=self.said.outcome(root.outcome)
                )
            else:
                yield draw(tree, self.said.question, self.said.answer, self.said.outcome)

    def _notices(self) -> Iterator[str]:
        yield from self._heading("notices")
        yield _table(
            self.said.words["notices"]["columns"],
            [
                (
                    str(rank),
                    self.said.condition(each.when),
                    self.said.notices[each.name],
                    each.source,
                )
                for rank, each in enumerate(self.orienter.questionnaire.notices, start=1)
            ],
        )

    def _questions(self) -> Iterator[str]:
        yield from self._heading("questions")
        silent = self.said.words["questions"]["silent"]
        yield _table(
            self.said.words["questions"]["columns"],
            [
                (
                    str(rank),
                    self.said.label(each.fact),
                    self.said.asked.get(each.fact, silent),
                    self.said.words["stages"][each.stage.value],
                    self.said.value(each.fact, each.if_unknown) if each.if_unknown else "",
                    ", ".join(self._asked_if(each)),
                )
                for rank, each in enumerate(self.orienter.questionnaire.questions, start=1)
            ],
        )

    def _asked_if(self, question: Question) -> Iterator[str]:
        words = self.said.words["questions"]
        for key in ("when", "unless", "implied_unless"):
            condition = getattr(question, key)
            if any(condition.facts()):
                yield words[key].format(condition=self.said.condition(condition))
        for key in ("needs", "satisfied_by", "implied_by", "unknown_with"):
            names = getattr(question, key)
            if names:
                facts = self.said.words["conditions"]["or"].join(
                    self.said.label(name) for name in names
                )
                yield words[key].format(facts=facts)
        if question.assumed:
            yield words["assumed"]

    def _rules(self) -> Iterator[str]:
        yield from self._heading("rules")
        yield _table(
            self.said.words["rules"]["columns"],
            [
                (
                    str(rank),
                    rule.name,
                    self.said.condition(rule.when),
                    self.said.outcome(rule.outcome),
                    rule.source,
                )
                for rank, rule in enumerate(self.orienter.questionnaire.rules, start=1)
            ],
        )

    def _affairs(self) -> Iterator[str]:
        yield from self._heading("affairs")
        yield _table(
            self.said.words["affairs"]["columns"],
            [
                (
                    self._any_offence([each.offence, *each.others]),
                    self.said.condition(each.told),
                    self._any_offence(each.beside),
                    each.source,
                )
                for each in self.affairs
            ],
        )

    def _any_offence(self, offences: Iterable[Offence]) -> str:
        """Return offences as alternatives, in the order of the enumeration."""
        told = sorted(offences, key=list(Offence).index)
        return self.said.any_of(self.said.value(FactName.OFFENCE.value, each) for each in told)

    def _services(self) -> Iterator[str]:
        yield from self._heading("services")
        for service in self.directory.services.values():
            yield f"### {service.name} (`{service.id}`)"
            lines = self._service(service)
            yield "\n".join(
                f"- {self.said.words['services'][key]}\u00a0: {text}" for key, text in lines
            )

    def _service(self, service: Service) -> Iterator[tuple[str, str]]:
        words = self.said.words["services"]
        rules = self.orienter.questionnaire.rules
        leading = [
            rank
            for rank, rule in enumerate(rules, start=1)
            if not filing_kind(rule.outcome) and self.directory.to(rule.outcome) is service
        ]
        yield "purpose", service.purpose
        yield (
            "contact",
            "\u00a0; ".join(each.written for each in service.contacts),
        )
        yield "hours", service.hours or words["unchecked"]
        yield "when", service.when
        if service.bring:
            yield "bring", "\u00a0; ".join(service.bring)
        yield "does", service.does
        yield "does_not", service.does_not
        if service.wants:
            yield (
                "wants",
                ", ".join(each.label or self.said.label(each.name.value) for each in service.wants),
            )
        yield "told", f"«\u00a0{service.told}\u00a0»"
        yield "rules", ", ".join(map(str, leading)) or words["nobody"]
        yield "source", service.source

    def _advice(self) -> Iterator[str]:
        yield from self._heading("advice")
        entries: list[tuple[str, Advice]] = [
            *(
                (self.said.wording.value(FactName.PAYMENT_METHOD, method), advice)
                for method, advice in self.advice.payments.items()
            ),
            *(
                (self.said.wording.value(FactName.OFFENCE, offence), advice)
                for offence, advice in self.advice.offences.items()
            ),
            (self.said.words["advice"]["always"], self.advice.always),
        ]
        yield _table(
            self.said.words["advice"]["columns"],
            [
                (name, " ".join(advice.do), " ".join(advice.never), advice.source)
                for name, advice in entries
            ],
        )

    def _heading(self, part: str) -> Iterator[str]:
        yield f"## {self.said.words[part]['title']}"
        yield self.said.words[part]["intro"]


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
