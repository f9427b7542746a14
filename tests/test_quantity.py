"""Figures that can be compared with a figure."""

from small import small

from disarmgraph.content.resource import description
from disarmgraph.kinds.quantity import alike_figures
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE

FIGURES = small(
    "quantity:own disarm:measure measure:destroyed ; disarm:unit unit:weapon ;"
    " disarm:concerns state:PER ."
    "quantity:a disarm:measure measure:destroyed ; disarm:unit unit:weapon ; disarm:value 5 ."
    "quantity:b disarm:measure measure:destroyed ; disarm:unit unit:weapon ; disarm:value 7 ;"
    " disarm:concerns state:PER ."
    "quantity:tonnes disarm:measure measure:destroyed ; disarm:unit unit:tonne ."
    "quantity:collected disarm:measure measure:withdrawn ; disarm:unit unit:weapon ."
    "quantity:part disarm:measure measure:destroyed ; disarm:unit unit:weapon ;"
    " disarm:isPartOfQuantity quantity:own ."
    "quantity:vague disarm:measure measure:destroyed ; disarm:unit unit:weapon"
)


def test_figures_of_one_measure_and_unit_are_alike_those_about_the_same_first():
    about = description(FIGURES, BASE + "id/quantity/own")
    found = alike_figures(Names(FIGURES, "en"), about)
    assert [each.rpartition("/")[2] for each in found] == ["b", "a", "vague"]
