"""Symbols and resolutions that are cited in running text."""

import pytest

from disarmgraph.naming.cited import found_in

ALONE = [
    ("in A/CONF.203/18, page 4", "A/CONF.203/18"),
    ("(A/59/181).", "A/59/181"),
    ("document A/59/181/Add.2 of May", "A/59/181/Add.2"),
    ("A/54/155/Corr.1", "A/54/155/Corr.1"),
    ("A/C.1/64/PV.12", "A/C.1/64/PV.12"),
    ("A/S-28/PV.3", "A/S-28/PV.3"),
    ("A/ES-10/L.23", "A/ES-10/L.23"),
    ("A/INF/64/2", "A/INF/64/2"),
    ("S/2004/616", "S/2004/616"),
    ("S/PRST/2002/30", "S/PRST/2002/30"),
    ("S/PV.4720 (Resumption 1)", "S/PV.4720 (Resumption 1)"),
    ("S/AC.44/2013/12", "S/AC.44/2013/12"),
    ("E/CN.4/Sub.2/2003/29", "E/CN.4/Sub.2/2003/29"),
    ("E/RES/2004/8", "E/RES/2004/8"),
    ("NPT/CONF.2005/57 (Part I)", "NPT/CONF.2005/57"),
    ("NPT/CONF.2015/PC.III/WP.9", "NPT/CONF.2015/PC.III/WP.9"),
    ("CCW/CONF.IV/4/Add.1", "CCW/CONF.IV/4/Add.1"),
    ("CCW/AP.II/CONF.13/6", "CCW/AP.II/CONF.13/6"),
    ("CCW/P.V/CONF/2009/9", "CCW/P.V/CONF/2009/9"),
    ("CCM/MSP/2011/5", "CCM/MSP/2011/5"),
    ("APLC/MSP.11/2011/8", "APLC/MSP.11/2011/8"),
    ("BWC/MSP/2012/MX/3", "BWC/MSP/2012/MX/3"),
    ("ATT/CSP3/2017/SEC/184", "ATT/CSP3/2017/SEC/184"),
    ("CTBT-ART.XIV/2011/6", "CTBT-ART.XIV/2011/6"),
    ("CD/PV.1200", "CD/PV.1200"),
    ("TPNW/MSP/2023/14", "TPNW/MSP/2023/14"),
    ("CTOC/COP/2010/17", "CTOC/COP/2010/17"),
    ("INFCIRC/254", "INFCIRC/254"),
    ("ST/SG/SER.A/12", "ST/SG/SER.A/12"),
    ("A/CONF.203/\nPC/9", "A/CONF.203/PC/9"),
    ("[A/59/181](https://example.org)", "A/59/181"),
    ("A/RES/45/58 P, adopted", "A/RES/45/58 P"),
    ("resolution 55/33 of 20 November 2000", "A/RES/55/33"),
    ("Resolution 45/58 P of 4 December 1990", "A/RES/45/58 P"),
    ("resolution 55/33 A number of States", "A/RES/55/33"),
    ("RESOLUTION 55/33", "A/RES/55/33"),
    ("resolution S-10/2", "A/RES/S-10/2"),
    ("resolution 2603 (XXIV)", "A/RES/2603 (XXIV)"),
    ("la résolution 2603 B (XXIV) du 16 décembre", "A/RES/2603 B (XXIV)"),
    ("General Assembly resolution 55/33", "A/RES/55/33"),
    ("Security Council resolution 687 (1991)", "S/RES/687 (1991)"),
    ("Security Council resolution 687 decided", "S/RES/687"),
    ("la résolution 687 du Conseil de sécurité", "S/RES/687"),
    ("Economic and Social Council resolution 2004/8", "E/RES/2004/8"),
    ("la résolution 2004/8 du Conseil économique et social", "E/RES/2004/8"),
    ("Human Rights Council resolution 32/9", "A/HRC/RES/32/9"),
    ("la résolution 32/9 du Conseil des droits de l\u2019homme", "A/HRC/RES/32/9"),
    ("sa décision 54/417", "A/DEC/54/417"),
]
LISTS = [
    ("resolutions 55/33, 56/24 and 57/72", ["A/RES/55/33", "A/RES/56/24", "A/RES/57/72"]),
    (
        "resolutions 2603 A (XXIV) of 16 December 1969, 55/33 and 56/24 of 29 November 2001",
        ["A/RES/2603 A (XXIV)", "A/RES/55/33", "A/RES/56/24"],
    ),
    ("resolutions 687 (1991) and 1284 (1999)", ["S/RES/687 (1991)", "S/RES/1284 (1999)"]),
    (
        "ses résolutions 55/33 du 20 novembre 2000 et 56/24 du 29 novembre 2001",
        ["A/RES/55/33", "A/RES/56/24"],
    ),
    ("resolutions 45/58 N and P", ["A/RES/45/58 N", "A/RES/45/58 P"]),
    ("décisions 54/417 et 55/415", ["A/DEC/54/417", "A/DEC/55/415"]),
    ("A/59/181 and Add.1", ["A/59/181", "A/59/181/Add.1"]),
    ("A/59/181 et Corr.1", ["A/59/181", "A/59/181/Corr.1"]),
    ("A/59/181 and Add.1 and 2", ["A/59/181", "A/59/181/Add.1", "A/59/181/Add.2"]),
    (
        "A/59/181 and Add.1-3",
        ["A/59/181", "A/59/181/Add.1", "A/59/181/Add.2", "A/59/181/Add.3"],
    ),
    ("A/59/181-A/59/182", ["A/59/181", "A/59/182"]),
]
NONE = [
    "resolution 1284",
    "the resolution of 1999",
    "resolution 12/5 of the Forum",
    "A/B testing",
    "S/N 12",
    "and/or",
    "24/7",
    "km/h",
    "3/4 of A and C",
    "T/A",
    "his resolutions for 2012",
    "",
]


@pytest.mark.parametrize(("text", "symbol"), ALONE)
def test_a_document_is_cited_by_its_symbol_or_its_number(text, symbol):
    assert [each[2] for each in found_in(text)] == [symbol]


@pytest.mark.parametrize(("text", "symbols"), LISTS)
def test_each_document_of_a_list_is_cited(text, symbols):
    assert [each[2] for each in found_in(text)] == symbols


@pytest.mark.parametrize("text", NONE)
def test_what_cites_no_document_is_not_found(text):
    assert list(found_in(text)) == []


def test_a_symbol_is_where_it_is_printed():
    text = "Voir A/59/181 et Corr.1, et les résolutions 55/33 et 56/24."
    assert [text[start:end] for start, end, _ in found_in(text)] == [
        "A/59/181",
        "Corr.1",
        "55/33",
        "56/24",
    ]
