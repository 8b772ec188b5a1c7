"""The tables of the search by words: no row tells a word, nor which rows are of one word or file.

See :mod:`bot.sealing.blinding`.
"""

from sqlalchemy import BigInteger, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from bot.records.columns import Base, Sealed

# In SQLite that is the row's own number: the table is its own index.
_Number = BigInteger().with_variant(Integer, "sqlite")


class WordRow(Base):
    """A word's number, and how many files it was seen in, sealed."""

    __tablename__ = "search_words"

    word: Mapped[int] = mapped_column(_Number, primary_key=True, autoincrement=False)
    files: Mapped[bytes] = mapped_column(Sealed)


class PlaceRow(Base):
    """A file in the list of a word: neither can be told from the row."""

    __tablename__ = "search_places"

    place: Mapped[int] = mapped_column(_Number, primary_key=True, autoincrement=False)
    file: Mapped[int] = mapped_column(BigInteger)


class SearchedRow(Base):
    """A file that is searched, and the numbers of its words, sealed.

    Its number is drawn, never to be given again: what is left in the lists of a file that is gone
    stands for nothing.
    """

    __tablename__ = "search_files"

    id: Mapped[int] = mapped_column(_Number, primary_key=True, autoincrement=False)
    reference: Mapped[str] = mapped_column(
        ForeignKey("complaints.reference", ondelete="CASCADE"), unique=True
    )
    words: Mapped[bytes] = mapped_column(Sealed)
