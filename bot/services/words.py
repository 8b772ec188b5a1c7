"""What is said with: the words for facts and papers, the services, the advice."""

from dataclasses import dataclass

from bot.orientation.advice import AdviceBook
from bot.orientation.directory import Directory
from bot.wording.wording import Wording


@dataclass(frozen=True)
class Words:
    """What is said of a case: the words for facts, the services, the advice."""

    wording: Wording
    directory: Directory
    advice: AdviceBook
