"""Symbols of documents as people spell them, and the one form of each."""

import pytest

from disarmgraph.naming.nomenclature import symbols
from disarmgraph.naming.symbol import canonical, without_year

SPELLINGS = {
    "A/RES/62/47": [
        "A/RES/62/47",
        "a/res/62/47",
        " A/RES/62/47. ",
        "A / RES / 62 / 47",
        "A-RES-62-47",
        "A\u2013RES\u201362\u201347",
        "A RES 62 47",
        "A\\RES\\62\\47",
        "A%2FRES%2F62%2F47",
        "UN Doc. A/RES/62/47",
        "document A/RES/62/47",
        "Doc. des Nations Unies A/RES/62/47",
        "document de l\u2019ONU A/RES/62/47",
        "document of the United Nations A/RES/62/47",
        "resolution 62/47",
        "Resolution no. 62/47",
        "res. 62/47",
        "GA res 62/47",
        "UNGA Resolution 62/47",
        "General Assembly resolution 62/47",
        "United Nations General Assembly resolution 62/47",
        "resolution 62/47 of the General Assembly",
        "résolution 62/47",
        "rés. 62/47",
        "la résolution 62/47 de l\u2019Assemblée générale",
        "résolution 62/47 de l'Assemblée générale des Nations Unies",
    ],
    "S/RES/1540 (2004)": [
        "S/RES/1540 (2004)",
        "S/RES/1540(2004)",
        "s-res-1540-2004",
        "S/RES/1540/2004",
        "UNSCR 1540 (2004)",
        "Security Council resolution 1540 (2004)",
        "UN Security Council Resolution 1540 (2004)",
        "résolution 1540 (2004)",
        "résolution 1540 (2004) du Conseil de sécurité",
    ],
    "S/RES/1540": ["S/RES/1540", "UNSCR 1540", "Security Council resolution 1540"],
    "A/RES/2826 (XXVI)": ["A/RES/2826(XXVI)", "General Assembly resolution 2826 (XXVI)"],
    "A/RES/46/36 L": ["A/RES/46/36L", "A/RES/46/36 L", "resolution 46/36 L"],
    "A/RES/S-10/2": ["A/RES/S-10/2", "a-res-s-10-2", "resolution S-10/2"],
    "E/RES/2002/13": ["Economic and Social Council resolution 2002/13"],
    "A/DEC/60/519": [
        "A/DEC/60/519",
        "decision 60/519",
        "General Assembly decision 60/519",
        "décision 60/519 de l\u2019Assemblée générale",
    ],
    "S/PRST/2007/24": ["S/PRST/2007/24", "s-prst-2007-24", "S/PRST / 2007/24"],
    "A/CONF.192/15": ["A/CONF.192/15", "a-conf-192-15", "A/Conf. 192/15", "A/CONF.192/15."],
    "A/CONF.192/2006/RC/WP.3": ["A/CONF.192/2006/RC/WP.3", "a-conf-192-2006-rc-wp-3"],
    "A/C.1/63/L.57": ["A/C.1/63/L.57", "a-c-1-63-l-57"],
    "A/60/88/Corr.2": [
        "A/60/88/Corr.2",
        "A/60/88/CORR. 2",
        "A/60/88, Corr.2",
        "a-60-88-corr-2",
        "Corrigendum 2 to A/60/88",
        "Rectificatif 2 au document A/60/88",
        "Doc. des Nations Unies A/60/88/Corr.2",
    ],
    "A/60/88": ["UN Doc A/60/88", "Doc. des Nations Unies A/60/88"],
    "A/63/150/Add.1": ["A/63/150/ADD.1", "Additif 1 au document A/63/150"],
    "A/63/150/Rev.1": ["A/63/150/Rev.1", "a-63-150-rev-1"],
    "S/PV.5881 (Resumption 1)": [
        "S/PV.5881 (Resumption 1)",
        "Meeting record S/PV.5881, resumption 1",
        "Compte rendu de séance S/PV.5881, reprise 1",
    ],
    "CCW/CONF.II/2": ["CCW/CONF.II/2", "ccw/conf.ii/2"],
    "CCW/GGE.1/2019/3": ["CCW/GGE.1/2019/3"],
    "APLC/CONF/2019/5/Add.1": ["APLC/CONF/2019/5/Add.1"],
    "BWC/CONF.VIII/4": ["BWC/CONF.VIII/4"],
}
CASES = [(text, symbol) for symbol, texts in SPELLINGS.items() for text in texts]
OTHERS = [
    "",
    "/",
    "1540",
    "24/7",
    "I-24/7",
    "TCP/IP",
    "A/C",
    "Doc. des Nations Unies",
    "A/B testing",
    "S/N 12",
    "A 10",
    "and/or",
    "UNODA",
    "resolution",
    "Arms Trade Treaty",
    "Protocol I",
    "Security Council resolution 62/47",
    "resolution 12/8",
    "décision 11/07",
    "Decision 11/07 of the Forum for Security Co-operation",
    "A/63/228, para. 28",
    "decision 1540 (2004)",
    "resolution 62/47 (2007)",
]


@pytest.mark.parametrize(("text", "symbol"), CASES)
def test_every_spelling_is_reduced_to_one_form(text, symbol):
    assert canonical(text) == symbol


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_symbol_gives_nothing(text):
    assert canonical(text) is None


def test_the_form_is_the_one_in_which_documents_of_the_graph_have_their_symbols(graph):
    written = [symbol for symbol, _ in symbols(graph)]
    assert len(written) > 20
    assert [canonical(symbol) for symbol in written] == written


def test_a_text_of_any_length_is_answered_at_once():
    assert canonical("A/RES/" * 100_000) is None
    assert canonical("resolution " + "9" * 100) is None


def test_the_year_in_brackets_can_be_left_out():
    assert without_year("S/RES/1540 (2004)") == "S/RES/1540"
    assert without_year("A/RES/2826 (XXVI)") == "A/RES/2826 (XXVI)"
    assert without_year("A/RES/62/47") == "A/RES/62/47"
