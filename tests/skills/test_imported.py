"""Imported skills join the taxonomy: what is ours already is recognised, imported labels give way to our own."""

import pytest
from official import SKILLS, esco, onet, uuid

from skillmatch.skills import Finder, Hint, Skill, Taxonomy
from skillmatch.skills.imported import imported_labels, merge, recognise
from skillmatch.skills.labels import label_table
from skillmatch.sources import Imported, SourceSkill, read_esco, read_onet

OWN = Taxonomy(
    [
        Skill("python", "Python", "technology"),
        Skill("excel", "Excel", "technology", ("Microsoft Excel",)),
        Skill("angular", "Angular", "technology"),
        Skill("eclipse", "Eclipse", "technology"),
        Skill("cad", "Computer-Aided Design", "technology", ("CAD",)),
        Skill("cms", "CMS", "technology"),
        Skill("marine-biology", "marine biology", "knowledge", ("kelp",)),
        Skill("planning", "Planning", "method"),
        Skill("linked", "Kelp bookkeeping", "knowledge", codes=(f"esco:{uuid(4)}",)),
        Skill("equipment-maintenance", "Equipment maintenance", "method"),
    ],
    version="own",
)


def merged_with(*sources):
    of_source = {Imported(name, "1", "f" * 12): tuple(skills) for name, skills in sources}
    same = recognise(OWN, of_source)
    taxonomy = merge(OWN, of_source, same)
    finder = Finder(taxonomy, {}, label_table(taxonomy, {}, imported_labels(of_source, same), same))
    return taxonomy, finder


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    folder = tmp_path_factory.mktemp("official")
    return merged_with(
        ("esco", read_esco(esco(folder / "esco")).skills), ("onet", read_onet(onet(folder / "onet")).skills)
    )


def technologies(*names):
    return ("onet", [SourceSkill(f"onet:{n}", name, "technology") for n, name in enumerate(names)])


def test_a_skill_of_ours_is_recognised_by_label_and_by_link(both):
    taxonomy, _ = both
    assert taxonomy.resolve(f"esco:{uuid(1)}") == "python"  # "Python (computer programming)"
    assert taxonomy.resolve(f"esco:{uuid(4)}") == "linked"  # by its code, whatever it is called
    assert taxonomy.resolve("onet:microsoft-excel") == "excel"
    assert f"esco:{uuid(1)}" in taxonomy["python"].codes


def test_what_is_broader_in_the_source_leads_to_our_skill(both):
    taxonomy, _ = both
    assert taxonomy[f"esco:{uuid(2)}"].broader == ("linked",)


def test_names_of_technologies_are_read_for_what_they_name():
    taxonomy, _ = merged_with(
        technologies(
            *("Google Angular", "Google Alpha", "Google Beta", "Google Gamma"),
            *("Sea ECLIPSE", "Sea Alpha", "Sea Beta", "Sea Gamma"),
            *("Computer aided design CAD", "Career mending shop CMS", "Excel software"),
        )
    )
    by_label = {skill.label: taxonomy.resolve(skill.id) for skill in taxonomy.values() if skill.imported}
    assert by_label["Google Angular"] == "angular"  # a firm before a product
    assert by_label["Sea ECLIPSE"] != "eclipse"  # written otherwise: another product
    assert by_label["Computer aided design CAD"] == "cad"
    assert by_label["Career mending shop CMS"] != "cms"  # an acronym alone says too little
    assert by_label["Excel software"] == "excel"


def found(finder, text, hints=()):
    return {(text[m.start : m.end], m.skill) for m in finder.find(text, hints=hints)}


def test_imported_labels_are_found_in_full_and_say_so(both):
    _, finder = both
    text = "Taught kelp ecology and used KelpTrack Pro."
    assert found(finder, text) >= {("KelpTrack Pro", "onet:kelptrack-pro")}
    rules = {m.skill: m.rule for m in finder.find("We plan kelp harvests on Mondays.")}
    assert rules.get(f"esco:{uuid(3)}", "imported label") == "imported label"


def test_they_give_way_to_labels_of_our_own(both):
    _, finder = both
    # "kelp" is ours; the longer label of the source overlaps it and gives way.
    assert found(finder, "a year of kelp ecology") == {("kelp", "marine-biology")}


def test_without_an_overlap_nothing_of_ours_changes(both):
    own = Finder(OWN, {})
    _, finder = both
    text = "Planning, Python and Microsoft Excel; schedule the kelp harvest; seaweed ecology; angular views"
    assert found(finder, text) >= found(own, text)


def test_one_ordinary_word_counts_in_a_list_of_skills_alone(tmp_path):
    _, finder = merged_with(("esco", [SourceSkill("esco:h", "ropework", "knowledge")]))
    text = "ropework, Python, Angular"
    assert ("ropework", "esco:h") in found(finder, text, [Hint(0, len(text), "skill-list")])
    assert ("ropework", "esco:h") not in found(finder, text)
    assert ("ropework", "esco:h") not in found(finder, "We did ropework at sea.")


def test_a_product_of_one_word_must_be_written_so(both):
    _, finder = merged_with(technologies("Evolve", "KelpNet"))
    assert found(finder, "Tools: Evolve, Python, Excel") >= {("Evolve", "onet:0")}
    assert ("evolve", "onet:0") not in found(finder, "skills that evolve, grow, and so on")
    assert found(finder, "worked with KelpNet daily") >= {("KelpNet", "onet:1")}
    assert not found(finder, "worked with kelpnet daily")


def test_loose_labels_are_left_out(both):
    _, finder = both
    labels = set(finder._table.labels[finder._table.own :])
    assert "harvest" not in labels and "planning" not in labels  # one word beside the preferred label
    assert "python techniques" not in labels  # a skill of ours is called what our taxonomy calls it
    assert "seaweed ecology" in labels
    assert len(SKILLS) > len({skill for skill in finder._table.skills if skill.startswith("esco:")})
