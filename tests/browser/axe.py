"""axe-core, run inside a page as it stands."""

from playwright.sync_api import Page

from bot.bootstrap.settings import ROOT

_AXE = ROOT / "widget" / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds wrong: the rule and the element, one line each; empty when all is well."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "async rules => (await axe.run(document, {runOnly: rules, resultTypes: ['violations']}))"
        ".violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.target}`))",
        _RULES,
    )
    assert isinstance(found, list)
    return found
