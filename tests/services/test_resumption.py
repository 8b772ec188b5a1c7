"""A conversation is taken up on another device with a code, until it is filed."""

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.errors import ConversationClosed, UnknownConversation
from tests.conftest import SetClock
from tests.drafts import COMPLETE, write_draft


def test_a_code_opens_its_conversation_with_a_token_of_its_own(services: Services) -> None:
    opened = services.intake.open()
    code = services.resumption.draw(opened.id)

    resumed = services.resumption.resume(code)

    assert resumed.id == opened.id
    assert resumed.token != opened.token
    for token in (opened.token, resumed.token):
        assert services.intake.authenticate(opened.id, token).id == opened.id


def test_a_code_is_read_as_people_type_it(services: Services) -> None:
    opened = services.intake.open()
    code = services.resumption.draw(opened.id)

    typed = f" {code.lower().replace('-', ' ')} "

    assert services.resumption.resume(typed).id == opened.id


def test_a_new_code_replaces_the_one_before(services: Services) -> None:
    opened = services.intake.open()
    first = services.resumption.draw(opened.id)
    second = services.resumption.draw(opened.id)

    with pytest.raises(UnknownConversation):
        services.resumption.resume(first)
    assert services.resumption.resume(second).id == opened.id


@pytest.mark.parametrize("code", ["", "K7F4-29LM-Q8XT", "---", "é"])
def test_a_code_that_was_never_drawn_opens_nothing(services: Services, code: str) -> None:
    services.resumption.draw(services.intake.open().id)

    with pytest.raises(UnknownConversation):
        services.resumption.resume(code)


def test_a_token_opens_no_other_conversation(services: Services) -> None:
    opened, other = services.intake.open(), services.intake.open()
    resumed = services.resumption.resume(services.resumption.draw(opened.id))

    with pytest.raises(UnknownConversation):
        services.intake.authenticate(other.id, resumed.token)


def test_what_is_filed_is_followed_rather_than_resumed(services: Services) -> None:
    draft = write_draft(services, COMPLETE)
    code = services.resumption.draw(draft)
    services.filing.file(draft)

    with pytest.raises(UnknownConversation):
        services.resumption.resume(code)
    with pytest.raises(ConversationClosed):
        services.resumption.draw(draft)


def test_a_purged_draft_takes_its_codes_and_tokens_along(
    services: Services, clock: SetClock
) -> None:
    opened = services.intake.open()
    code = services.resumption.draw(opened.id)
    services.resumption.resume(code)
    clock.forward(days=31)

    assert services.retention.purge() == 1

    with pytest.raises(UnknownConversation):
        services.resumption.resume(code)
