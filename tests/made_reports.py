"""A report and a paper made for tests, beside the resolutions of ``made_documents``."""

from made_documents import (
    RESOLUTION,
    RESOLUTION_FR,
    Made,
    heading,
    item,
    paragraph,
    table,
    text,
    title,
)

REPORT = Made(
    "Z/63/228",
    "en",
    (
        "Harbours United",
        "Assembly of Ports",
        "Distr.: General",
        "11 August 2008",
        "Original: French",
    ),
    (
        title("Small boats in all their aspects"),
        heading(1, "Introduction", "I."),
        paragraph(
            1,
            "In the year under review the ports have counted more boats than ever before, among "
            "them many whose owners could not be found. The present report says where they lie.",
        ),
        paragraph(2, "Two of the ports have sent no sheets.<sup>1</sup> They were asked again."),
        heading(1, "What was counted", "II."),
        heading(2, "Boats", "A."),
        paragraph(3, "The boats that were counted in each port are shown in the table below."),
        table(
            ("Port", "Boats", "Anchors"),
            ("The long pier", "120", "41"),
            ("The two moles", "88", "9"),
            ("The river mouth", "7", "30"),
        ),
        paragraph(4, "Boats without an owner are kept for one year and are then given away."),
        heading(2, "Anchors", "B."),
        *(
            paragraph(
                number,
                f"In the {season} most anchors were found close to the shore, where the ground is "
                "soft and the water is clear enough to see them from a boat. Those who found them "
                "wrote down the place, the weight and the metal, tied a piece of cork to them and "
                "went on. Where the ground was hard nothing was found, and the sheets say so.",
            )
            for number, season in enumerate(("spring", "summer", "autumn", "long winter"), 5)
        ),
        heading(1, "What should be done", "III."),
        paragraph(9, "Each port should:"),
        item("(a)", "Count its boats on the first night of every month;"),
        item("(b)", "Mark its anchors with cork;<sup>2</sup>"),
        heading(1, "", "Annex I"),
        text("The sheets of the ports are kept by the Master of Buoys, who shows them to anybody."),
    ),
    ("They are small and have no telephone.", "Cork is light, cheap and easy to see."),
)

PAPER = Made(
    "Z/CONF/9/WP.3",
    "fr",
    ("Ports Unis", "Conférence des feux", "Distr. limitée", "19 mai 2010", "Français"),
    (
        title("Comment compter les bateaux la nuit"),
        heading(1, "Pourquoi compter"),
        *(
            text(
                f"Pendant {night}, les gardiens ont regardé passer les bateaux sans en tenir le "
                "compte, de sorte que personne ne sait combien sont sortis ni combien sont "
                "rentrés. Un registre tenu sur la jetée aurait suffi, à condition que chacun y "
                "écrive lisiblement l\u2019heure, la couleur de la voile et le nom du bateau."
            )
            for night in ("la première nuit", "la deuxième nuit", "la longue nuit d\u2019hiver")
        ),
        heading(1, "Ce que nous avons vu"),
        *(
            text(
                f"La feuille {sheet} porte douze bateaux, dont trois sans feux et un sans voile, "
                "qui a été remorqué jusqu\u2019au quai par les deux suivants. Personne ne sait à "
                "qui il est, et il y est encore, rempli d\u2019eau de pluie jusqu\u2019au banc."
            )
            for sheet in ("du lundi", "du mardi", "du jeudi", "du samedi", "du dimanche")
        ),
        heading(1, "Ce que nous proposons"),
        *(
            text(
                f"Au port {port}, un seul gardien compte et un autre écrit ; tous deux changent "
                "de place au milieu de la nuit, car compter fatigue plus qu\u2019écrire. Les "
                "feuilles sont relues le matin par une personne qui a dormi et qui signale toute "
                "ligne que l\u2019on ne peut pas lire."
            )
            for port in (
                "du nord",
                "du sud",
                "de l\u2019île",
                "des sables",
                "du phare",
                "des grues",
            )
        ),
    ),
    columns=2,
)

ALL = {
    "resolution": RESOLUTION,
    "resolution in French": RESOLUTION_FR,
    "report": REPORT,
    "paper": PAPER,
}
