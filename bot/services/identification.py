"""Confirming who the victim is with an identity provider, and going on with what it gave."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from bot.complaint.clock import Clock
from bot.complaint.conversation import Author
from bot.complaint.errors import ConversationClosed
from bot.complaint.facts import Fact, FactName, Provenance, Record, Source, Value
from bot.identity.person import Person
from bot.identity.provider import Departure, Provider
from bot.jurisdiction.communes import Communes
from bot.orientation.agenda import plan
from bot.orientation.orient import Orienter
from bot.records.records import Records
from bot.services.ages import is_of_age
from bot.wording.wording import Wording

# A meaning that answers no question and is no digression: the facts are there already.
_INFORMS = "/inform"


class Identification:
    """Sends a victim to the identity provider, and takes her back."""

    def __init__(  # noqa: PLR0913 - each is a part of its own
        self,
        provider: Provider,
        records: Records,
        *,
        orienter: Orienter,
        communes: Callable[[], Communes],
        wording: Wording,
        clock: Clock,
    ) -> None:
        self._provider = provider
        self._records = records
        self._orienter = orienter
        self._communes = communes
        self._wording = wording
        self._clock = clock

    def depart(self, conversation_id: str) -> tuple[str, Departure]:
        """Return the address to send the victim to, and what to remember until she is back.

        Raises:
            ConversationClosed: the complaint is filed.
            IdentityUnavailable: the provider does not answer.
        """
        with self._records.reading() as work:
            if work.conversations.get(conversation_id).reference:
                raise ConversationClosed
        return self._provider.depart()

    def come_back(
        self, conversation_id: str, answer: Mapping[str, str], departure: Departure
    ) -> None:
        """Write down who came back, as a message still to be answered.

        The facts are the message's: Ariane says what was noted, then asks what is still missing.

        Raises:
            IdentityRefused: the provider's answer says nothing sure.
            IdentityUnavailable: the provider does not answer.
            ConversationClosed: the complaint was filed meanwhile.
            UnknownConversation: the draft was erased meanwhile.
        """
        person = self._provider.identify(answer, departure)
        with self._records.transaction() as work:
            if work.conversations.get(conversation_id).reference:
                raise ConversationClosed
            record = work.conversations.record(conversation_id)
            message = work.conversations.add_message(
                conversation_id,
                Author.VICTIM,
                self._wording.correct(FactName.IDENTIFIED),
                payload=_INFORMS,
                answered=False,
            )
            given = facts_of(person, record, self._communes, self._clock().date())
            for name, value in given:
                provenance = Provenance(Source.IDENTITY, message.id)
                fact = Fact(name, value, provenance, self._clock(), confirmed=True)
                work.conversations.add_fact(conversation_id, fact)
                record.add(fact)
            agenda = plan(self._orienter, record)
            work.conversations.steer(conversation_id, stage=agenda.stage, question=agenda.question)


def facts_of(
    person: Person, record: Record, communes: Callable[[], Communes], today: date
) -> Iterator[tuple[FactName, Value]]:
    """Yield what an identity says of the victim.

    Args:
        person: who the provider says she is.
        record: what is held: what she said of her age is not said again.
        communes: their names, by INSEE code.
        today: where the victim is.
    """
    yield FactName.IDENTIFIED, True
    yield FactName.VICTIM_FIRST_NAME, person.first_names
    yield FactName.VICTIM_LAST_NAME, person.last_name
    yield FactName.VICTIM_BIRTH_DATE, person.birth
    # Who was born abroad is asked where: the provider has a code for the country alone.
    place = communes().coded(person.birth_commune)
    if place:
        yield FactName.VICTIM_BIRTH_PLACE, f"{place.name} ({place.department})"
    if person.email:
        yield FactName.VICTIM_EMAIL, person.email
    of_age = is_of_age(person.birth, today)
    if record.value(FactName.ADULT) is not of_age:
        yield FactName.ADULT, of_age
