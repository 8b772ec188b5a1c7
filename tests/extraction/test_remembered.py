"""A finder asked twice about a text reads it once, and keeps no conversation."""

from bot.extraction.remembered import remembered


def test_a_text_is_read_once_and_each_caller_has_a_list_of_its_own() -> None:
    read: list[str] = []

    def find(text: str) -> list[str]:
        read.append(text)
        return text.split()

    finder = remembered(find)
    finder("un deux").append("trois")

    assert finder("un deux") == ["un", "deux"]
    assert read == ["un deux"]


def test_an_older_text_is_forgotten() -> None:
    read: list[str] = []

    def find(text: str) -> list[str]:
        read.append(text)
        return []

    finder = remembered(find)
    for text in ("un", "deux", "trois", "un"):
        finder(text)

    assert read == ["un", "deux", "trois", "un"]
