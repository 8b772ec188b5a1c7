"""To the identity provider and back, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import Chat
from tests.dialogue import STORY
from tests.identity.started import live_with_provider

pytestmark = pytest.mark.browser
BEFORE = ["non jamais", "oui j'ai 45 ans", "oui c'est moi", "non", "non pas encore", "oui"]


def test_a_victim_confirms_who_she_is_and_finds_her_conversation_again(
    page: Page, tmp_path: Path
) -> None:
    with live_with_provider(tmp_path) as (service, _):
        chat = Chat(page, f"{service.url}/")
        said = chat.says(STORY)
        answers = iter(BEFORE)
        while "FranceConnect" not in said:
            said = chat.says(next(answers))

        page.get_by_role("button", name="S’identifier avec FranceConnect").click()

        expect(page.locator("ariane-chat")).to_contain_text("votre identité est confirmée")
        expect(page).to_have_url(f"{service.url}/")
        assert "quelle est votre adresse" in chat.answer()
        expect(page.get_by_role("button", name="S’identifier avec FranceConnect")).to_have_count(0)
