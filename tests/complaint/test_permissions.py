"""Who may do what: the whole table, cell by cell."""

import pytest

from bot.complaint.errors import NotAllowed
from bot.complaint.officers import Act, Officer, Role

# What the service's rules say, written apart from the code: one column a role.
TABLE = """
                 agent  supervisor  auditor  administrator
read             yes    yes         yes      no
claim            yes    yes         no       no
correct          yes    yes         no       no
ask              yes    yes         no       no
change           yes    yes         no       no
redirect         yes    yes         no       no
validate         yes    yes         no       no
transmit         yes    yes         no       no
link             yes    yes         no       no
whole_case       yes    yes         no       no
merge            yes    yes         no       no
separate         no     yes         no       no
reopen           no     yes         no       no
take_over        no     yes         no       no
statistics       no     yes         yes      no
manage_accounts  no     no          no       yes
"""
HEAD, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    (Role(role), Act(act), allowed == "yes")
    for act, *cells in ROWS
    for role, allowed in zip(HEAD, cells, strict=True)
]


@pytest.mark.parametrize(("role", "act", "allowed"), CELLS)
def test_a_role_does_what_the_table_says(role: Role, act: Act, *, allowed: bool) -> None:
    officer = Officer("o1", "lea", "Léa Martin", "Nantes", role)

    assert officer.may(act) == allowed
    if not allowed:
        with pytest.raises(NotAllowed):
            officer.require(act)


def test_the_table_has_every_cell() -> None:
    assert {(role, act) for role, act, _ in CELLS} == {(r, a) for r in Role for a in Act}
