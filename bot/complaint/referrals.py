"""Which prosecutor (« parquet ») a complaint is meant for, by which article, and who chose."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Ground(str, Enum):
    """Why a prosecutor is competent.

    Source:
        Residence of the victim: articles 43, 52 and 382 of the Code de procédure pénale, through
        article 113-2-1 of the Code pénal. Place of processing: article 15-3-1. Attacks on data
        systems: articles 706-72 and 706-72-1. Whoever is not competent receives the complaint
        and hands it on: article 15-3.
    """

    RESIDENCE = "residence"
    PROCESSING = "processing"
    NATIONAL = "national"
    OFFICER = "officer"


@dataclass(frozen=True)
class Referral:
    """An officer's choice of a prosecutor (« parquet ») for a complaint.

    Attributes:
        court: the code of the court that the prosecutor belongs to: ``tj44109``.
        ground: why that one.
        officer: the identifier of who chose.
        chosen_at: aware UTC.
    """

    court: str
    ground: Ground
    officer: str
    chosen_at: datetime
