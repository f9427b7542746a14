"""How far assistance has come, as its source says and no further."""

from small import small

from disarmgraph.content.resource import description
from disarmgraph.kinds import assistance
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE

HELP = BASE + "id/assistance/help"


def stages(turtle: str):
    store = small(turtle)
    found = assistance.stages(store, description(store, HELP))
    return {each.status.rpartition("/")[2]: each for each in found}


def test_only_the_stage_that_is_stated_is_reached():
    found = stages("assistance:help disarm:status assistance-status:funded")
    assert list(found) == ["requested", "offered", "funded", "under-way", "provided"]
    assert [name for name, stage in found.items() if stage.reached] == ["funded"]


def test_help_that_is_over_and_help_that_was_given_are_one_stage_by_their_own_names():
    assert list(stages("assistance:help disarm:status assistance-status:completed"))[-1] == (
        "completed"
    )
    assert list(stages("assistance:help disarm:status assistance-status:provided"))[-1] == (
        "provided"
    )


def test_a_plan_is_a_stage_where_a_source_speaks_of_one():
    assert list(stages("assistance:help disarm:status assistance-status:planned"))[:3] == [
        "requested",
        "offered",
        "planned",
    ]


def test_the_request_that_help_answers_stands_at_its_stage():
    found = stages(
        "assistance:help a disarm:Assistance ; disarm:status assistance-status:planned ;"
        " disarm:respondsTo assistance:request ."
        "assistance:request a disarm:Assistance ; disarm:status assistance-status:requested"
    )
    assert found["requested"].others == (BASE + "id/assistance/request",)
    assert not found["requested"].reached


def test_an_event_that_help_follows_is_no_stage():
    found = stages(
        "assistance:help disarm:status assistance-status:funded ; disarm:followsFrom event:talk ."
        "event:talk a disarm:Event ; disarm:status assistance-status:requested"
    )
    assert found["requested"].others == ()


def test_the_line_leads_from_donor_to_recipient_and_keeps_a_place_for_who_is_not_stated():
    store = small("assistance:help disarm:donor state:DEU ; disarm:recipient state:TGO, state:PER")
    found = assistance.more(Names(store, "en"), description(store, HELP))
    assert found["line"] == [
        ("donor", [BASE + "id/state/DEU"]),
        ("implementedBy", []),
        ("recipient", [BASE + "id/state/PER", BASE + "id/state/TGO"]),
    ]
    assert found["beside_line"] == []
