from small import small

from disarmgraph.kinds.mandate import replies
from disarmgraph.namespaces import BASE


def test_what_responds_to_a_mandate_came_of_it():
    store = small(
        "document:report disarm:respondsTo norm:report . event:e disarm:serves norm:report"
    )
    assert replies(store, BASE + "id/norm/report") == [BASE + "id/document/report"]
