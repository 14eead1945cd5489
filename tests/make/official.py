"""Small distributions of ESCO and O*NET in the official shapes, about invented trades."""

import csv
from pathlib import Path

BASE = "http://data.europa.eu/esco"


def uuid(number):
    return f"{number:08x}-0000-4000-8000-{number:012x}"


def skill_uri(number):
    return f"{BASE}/skill/{uuid(number)}"


def occupation_uri(number):
    return f"{BASE}/occupation/{uuid(number)}"


#: number, type, label, other labels
SKILLS = [
    (1, "knowledge", "Python (computer programming)", ["Python techniques"]),
    (2, "knowledge", "kelp ecology", ["ecology of kelp", "seaweed ecology"]),
    (3, "skill/competence", "plan kelp harvests", ["schedule the kelp harvest", "harvest"]),
    (4, "knowledge", "algology", ["planning"]),
    (5, "skill/competence", "show patience with seals", []),
]
#: child, parent; the parent of skill 5 is the top group of transversal skills
BROADER = [(2, 4), (3, 4)]
TRANSVERSAL = f"{BASE}/skill/04a13491-b58c-4d33-8b59-8fad0d55fe9e"
#: number, code, label, other labels, description
OCCUPATIONS = [
    (101, "6222.9", "kelp farmer", ["seaweed grower", "sea hand"], "Kelp farmers grow kelp on ropes in cold bays."),
    (102, "6222.9.1", "kelp inspector", ["sea hand"], "Kelp inspectors look at kelp and write down what they see."),
]
#: occupation, type, skill
RELATIONS = [(101, "essential", 3), (101, "essential", 5), (101, "optional", 2), (101, "optional", 1)]


def write_csv(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.writer(stream, lineterminator="\n")
        sheet.writerow(header)
        sheet.writerows(rows)


def esco(folder, *, more_columns=False, relation_types=True):
    """The four files of ESCO. ``more_columns``: others in between and another order, as a newer release may have."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    header = ["conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels"]
    header += ["status", "modifiedDate", "scopeNote", "definition", "inScheme", "description"]
    concept, rest = "KnowledgeSkillCompetence", ["released", "2024-01-01", "", "", "", "A line,\nand another."]
    rows = [[concept, skill_uri(n), kind, "", label, "\n".join(others), "", *rest] for n, kind, label, others in SKILLS]
    if more_columns:
        header = [*reversed(header), "embedding"]
        rows = [[*reversed(row), "0.1 0.2"] for row in rows]
    write_csv(folder / "skills_en.csv", header, rows)
    rows = [["KnowledgeSkillCompetence", skill_uri(a), "KnowledgeSkillCompetence", skill_uri(b)] for a, b in BROADER]
    rows.append(["KnowledgeSkillCompetence", skill_uri(5), "SkillGroup", TRANSVERSAL])
    write_csv(
        folder / "broaderRelationsSkillPillar_en.csv", ["conceptType", "conceptUri", "broaderType", "broaderUri"], rows
    )
    header = ["conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "hiddenLabels", "status"]
    rows = [
        ["Occupation", occupation_uri(n), code[:4], label, "\n".join(others), "", "released", text, code]
        for n, code, label, others, text in OCCUPATIONS
    ]
    write_csv(folder / "occupations_en.csv", [*header, "description", "code"], rows)
    rows = [[occupation_uri(o), kind if relation_types else "", "knowledge", skill_uri(s)] for o, kind, s in RELATIONS]
    write_csv(
        folder / "occupationSkillRelations_en.csv", ["occupationUri", "relationType", "skillType", "skillUri"], rows
    )
    return folder


ONET = {
    "Occupation Data.txt": [
        ("O*NET-SOC Code", "Title", "Description"),
        ("45-9991.00", "Kelp Farmers", "Grow kelp on ropes in cold bays and dry it on land."),
        ("45-9999.00", "Sea Workers, All Other", "All sea workers not listed separately."),
    ],
    "Alternate Titles.txt": [
        ("O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)"),
        ("45-9991.00", "Seaweed Grower", "n/a", "08"),
        ("45-9991.00", "Kelp Operations Officer", "KOO", "08"),
    ],
    "Task Statements.txt": [
        ("O*NET-SOC Code", "Task ID", "Task", "Task Type", "Incumbents Responding", "Date", "Domain Source"),
        ("45-9991.00", "1", "Mend ropes.", "Supplemental", "9", "08/2023", "Incumbent"),
        ("45-9991.00", "2", "Hang seedlings of kelp on ropes.", "Core", "9", "08/2023", "Incumbent"),
    ],
    "Technology Skills.txt": [
        ("O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"),
        ("45-9991.00", "KelpTrack Pro", "43232408", "Farm software", "N", "N"),
        ("45-9991.00", "Microsoft Excel", "43232110", "Spreadsheet software", "Y", "Y"),
        ("45-9991.00", "Tide planning software", "43232409", "Sea software", "N", "N"),
    ],
    "Tools Used.txt": [
        ("O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title"),
        ("45-9991.00", "Kelp drying racks", "21101801", "Dryers"),
    ],
    "Skills.txt": [
        ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress"),
        ("45-9991.00", "2.B.3.j", "Equipment Maintenance", "IM", "4.10", "N"),
        ("45-9991.00", "2.A.1.b", "Active Listening", "IM", "3.10", "N"),
        ("45-9991.00", "2.B.3.e", "Programming", "IM", "1.50", "N"),
        ("45-9991.00", "2.B.3.j", "Equipment Maintenance", "LV", "5.00", "N"),
    ],
    "Education, Training, and Experience.txt": [
        ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Category", "Data Value"),
        ("45-9991.00", "2.D.1", "Required Level of Education", "RL", "2", "40.0"),
        ("45-9991.00", "2.D.1", "Required Level of Education", "RL", "6", "60.0"),
        ("45-9991.00", "3.A.1", "Related Work Experience", "RW", "1", "30.0"),
        ("45-9991.00", "3.A.1", "Related Work Experience", "RW", "7", "70.0"),
    ],
    "Job Zones.txt": [
        ("O*NET-SOC Code", "Job Zone", "Date", "Domain Source"),
        ("45-9991.00", "3", "08/2023", "Analyst"),
    ],
    "Read Me.txt": [("O*NET 41.7 Database",), ("A release of the future",)],
}


def onet(folder, *, without=()):
    """The text database, less the files ``without``."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in ONET.items():
        if name not in without:
            text = "".join("\t".join(row) + "\n" for row in rows)
            (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder
