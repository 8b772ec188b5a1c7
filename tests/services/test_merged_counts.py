"""What was joined counts once, in every place that counts, on each database."""

from datetime import date

from bot.bootstrap.assembly import Services
from bot.complaint.spans import Span
from bot.linkage.policy import Standing
from bot.records.queue import Filter
from bot.services.desk import DECIDED, WAITING
from bot.services.filing import Filed
from bot.services.wholecase import CaseDeed
from tests.services.test_merging import (
    CHIEF,
    OTHER_TRACES,
    ROUX,
    SOMEBODY,
    again,
    file,
    join,
    leading,
    officers,
)

assert all((again, leading, officers))  # fixtures
A_DAY = Span(date(2026, 3, 5), date(2026, 3, 5))


def test_a_joined_file_is_counted_once_everywhere(
    services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    third = file(services, **SOMEBODY).complaint.reference
    assert len(services.clustering.open(CHIEF, leading).files) == 3

    join(services, joined, leading)

    found = services.clustering.open(CHIEF, leading)
    assert {each.reference for each in found.files} == {leading, third}
    [case], *_ = services.clustering.ranked(CHIEF)
    assert (case.files, case.harm) == (2, 900_00)
    assert max(use.files for use in found.uses) == 2
    tables = {each.name: each for each in services.statistics.of(CHIEF, A_DAY)}
    assert tables["kinds"].rows["plainte"] == (2,)
    assert tables["harm_spread"].rows["lost"][:2] == (2, 900_00)
    assert tables["cases"].rows["0"] == (1, 2, 900_00)
    for states in (WAITING, DECIDED):
        lines, total = services.desk.queue(CHIEF, Filter(states))
        assert joined not in {line.complaint.reference for line in lines}
        assert total == len(lines)
    plan = services.whole_case.plan(CHIEF, third, CaseDeed.CLAIM)
    assert {each.reference for each in plan.ready} == {third}
    assert services.rebuilding.rebuild().moved == 0


def test_what_officers_decided_of_its_links_holds_of_the_leading_file(
    services: Services, leading: str
) -> None:
    other = file(services, **OTHER_TRACES).complaint.reference
    third = file(services, **{**SOMEBODY, **OTHER_TRACES}).complaint.reference
    for use in services.clustering.open(ROUX, other).uses:
        services.clustering.rule_link(ROUX, other, use.value.id, (Standing.CUT, "autre"))
    far = file(services, **{**SOMEBODY, **dict.fromkeys(OTHER_TRACES)}).complaint.reference
    services.clustering.rule_pair(ROUX, other, far, (Standing.CONFIRMED, "vu au téléphone"))

    join(services, other, leading)

    files = {each.reference for each in services.clustering.open(ROUX, leading).files}
    assert files == {leading, far}
    assert third not in files
    assert services.rebuilding.rebuild().moved == 0
