"""Invented people, roles and matches for the tests of reports, built by hand: no file is read, no table is loaded."""

from dataclasses import replace

import numpy as np

from skillmatch.documents import Page, Warning
from skillmatch.matching import Contribution, Gap, Match, Requirement, TermRow, best
from skillmatch.resume import (
    Certificate,
    DegreeFact,
    Education,
    Evidence,
    Finding,
    HeadlineFact,
    HumanLanguage,
    Position,
    Profile,
    Resume,
    Section,
    SkillEvidence,
    SkillFact,
    SkillRecord,
    Term,
    TitleFact,
)
from skillmatch.roles import (
    GRAM_BUCKETS,
    Background,
    DegreeNeed,
    ExperienceYears,
    Qualification,
    Role,
    Salary,
    SkillNeed,
    SomeOf,
    YearsNeed,
    compile_roles,
)
from skillmatch.skills import Skill, Taxonomy, is_word, tokens

AS_OF = "2026-01-31"

TAXONOMY = Taxonomy(
    [
        Skill("python", "Python", "technology"),
        Skill("pytorch", "PyTorch", "technology", broader=("deep-learning",), related=("jax",)),
        Skill("jax", "JAX", "technology", related=("pytorch",)),
        Skill("deep-learning", "Deep learning", "knowledge"),
        Skill("docker", "Docker", "technology"),
        Skill("kubernetes", "Kubernetes", "technology", related=("docker",)),
        Skill("llm-fine-tuning", "LLM fine-tuning", "method"),
        Skill("model-quantization", "Model quantization", "method"),
        Skill("vector-databases", "Vector databases", "technology"),
        Skill("prompt-engineering", "Prompt engineering", "method"),
        Skill("communication", "Communication", "soft"),
        Skill("menu-planning", "Menu planning", "method"),
        Skill("food-safety", "Food safety", "knowledge"),
    ],
    version="test-1",
)


def _any(*skills):
    return SomeOf(1, tuple(SkillNeed(skill) for skill in skills))


LLM_ENGINEER = Role(
    id="llm-engineer",
    title="LLM Engineer",
    alternative_titles=("Large Language Model Engineer", "Generative AI Engineer"),
    family="Artificial Intelligence",
    summary="Takes language models from checkpoint to production: data, fine-tuning, evaluation, serving.",
    duties=(
        "Fine-tune open-weight language models with LoRA on several GPUs",
        "Serve models in containers and watch latency, throughput and cost",
        "Write evaluation suites that catch regressions before each release",
    ),
    qualifications=(
        Qualification("q1", "Education and experience", "Bachelor's degree in computer science or a related field",
                      True, DegreeNeed("bachelor", ("computer science", "machine learning"))),
        Qualification("q2", "Education and experience", "Three or more years in machine learning or NLP engineering",
                      True, YearsNeed(3)),
        Qualification("q3", "Model work", "Python with PyTorch or JAX", True,
                      SomeOf(2, (SkillNeed("python"), _any("pytorch", "jax")))),
        Qualification("q4", "Model work", "Fine-tuning of language models", True, SkillNeed("llm-fine-tuning")),
        Qualification("q5", "Model work", "Quantization or other model compression", False,
                      SkillNeed("model-quantization")),
        Qualification("q6", "Serving and operations", "Containers, and Kubernetes in production", True,
                      SomeOf(2, (SkillNeed("docker"), SkillNeed("kubernetes")))),
        Qualification("q7", "Serving and operations", "Embeddings and vector databases", False,
                      SkillNeed("vector-databases")),
        Qualification("q8", "Serving and operations", "Prompt engineering", False, SkillNeed("prompt-engineering")),
        Qualification("q9", "Ways of working", "Explains trade-offs to people outside the team", True,
                      SkillNeed("communication")),
        Qualification("q10", "Ways of working", "Comfort with ambiguity"),
    ),
    education=("Bachelor's degree in computer science, machine learning or a related field",),
    experience_years=ExperienceYears(3, 7, ("master", "phd")),
    salary=Salary(135_000, 220_000),
    outlook="Demand is strong wherever prototypes have to become affordable, dependable services.",
    employers=("AI labs and model providers", "Software companies"),
    ai_impact="Routine tuning moves into managed endpoints; evaluation and inference economics grow in weight.",
    certifications=("None required",),
    related_roles=("ai-agent-engineer",),
    source="Written for the tests",
)  # fmt: skip

CHEF = Role(
    id="head-chef",
    title="Head Chef",
    alternative_titles=("Executive Chef",),
    family="Hospitality",
    summary="Leads a kitchen: menus, suppliers, food safety, cost and a team of cooks.",
    qualifications=(
        Qualification("q1", "Kitchen", "Menu planning", True, SkillNeed("menu-planning")),
        Qualification("q2", "Kitchen", "Food safety rules", True, SkillNeed("food-safety")),
    ),
)

PAGES = (
    """Maya Lindqvist
Machine Learning Engineer, language models
maya.lindqvist@example.org | +46 70 000 00 00 | Uppsala
Summary
Engineer who takes language models from notebook to production, with an eye on latency and cost per token.
Experience
Senior Machine Learning Engineer
Nordlys Labs, Uppsala, 03/2022 - Present
Fine-tune open-weight language models with LoRA in PyTorch; cut the cost per token by 38% over two releases.
Wrote the evaluation suites in Python that catch regressions in accuracy and safety before each release, and \
presented the trade-offs between quality, latency and cost to the heads of product, law and support every quarter.
Serve models in Docker containers for 400,000 users a day.
Data Scientist
Fjord Analytics, Bergen, 08/2019 - 02/2022
Built forecasts of demand in Python for 60 warehouses.
""",
    """Education
MSc in Computer Science, University of Westmark, 2019
Skills
Python, PyTorch, Docker, prompt engineering, communication
No experience with Kubernetes yet; learning JAX.
Certificates
Deep Learning Specialization, Example Academy, 2021
Languages
Swedish (native), English (C1)
""",
)


def paragraphs_of(text):
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append((at, at + len(line.rstrip("\n"))))
        at += len(line)
    return tuple(spans)


def span_of(text, part, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = text.index(part, at + 1)
    return at, at + len(part)


def _mention(text, part, nth, section, position, context="claimed", rule="label", months=None):
    start, end = span_of(text, part, nth)
    return Evidence(part, start, end, (), section, position, context, "listed", rule, months)


def maya(**changes):
    """The resume of a machine learning engineer, on two pages."""
    text = "".join(PAGES)
    break_at = len(PAGES[0])

    def between(first, last):
        return span_of(text, first)[0], span_of(text, last)[1]

    sections = (
        Section("contact", "", between("Maya", "Uppsala")),
        Section("summary", "Summary", between("Summary", "per token.")),
        Section("experience", "Experience", between("Experience", "60 warehouses.")),
        Section("education", "Education", between("Education", "Westmark, 2019")),
        Section("skills", "Skills", between("Skills", "learning JAX.")),
        Section("certificates", "Certificates", between("Certificates", "Academy, 2021")),
        Section("languages", "Languages", (span_of(text, "Languages")[0], len(text))),
    )
    positions = (
        Position("Senior Machine Learning Engineer", "Nordlys Labs", "Uppsala", "2022-03", None, True, "month", 47,
                 between("Senior Machine", "users a day."), span_of(text, "Senior Machine Learning Engineer"),
                 span_of(text, "Nordlys Labs")),
        Position("Data Scientist", "Fjord Analytics", "Bergen", "2019-08", "2022-02", False, "month", 31,
                 between("Data Scientist", "60 warehouses."), span_of(text, "Data Scientist"),
                 span_of(text, "Fjord Analytics")),
    )  # fmt: skip
    skills = (
        SkillRecord("docker", "Docker", "technology", 47, "2026-01",
                    (_mention(text, "Docker", 0, "experience", 0), _mention(text, "Docker", 1, "skills", None))),
        SkillRecord("jax", "JAX", "technology", 0, None,
                    (_mention(text, "JAX", 0, "skills", None, "learning", "learning: learning"),)),
        SkillRecord("kubernetes", "Kubernetes", "technology", 0, None,
                    (_mention(text, "Kubernetes", 0, "skills", None, "negated", "negated: no experience with"),)),
        SkillRecord("llm-fine-tuning", "LLM fine-tuning", "method", 47, "2026-01",
                    (_mention(text, "Fine-tune open-weight language models", 0, "experience", 0),)),
        SkillRecord("python", "Python", "technology", 78, "2026-01",
                    (_mention(text, "Python", 0, "experience", 0), _mention(text, "Python", 1, "experience", 1),
                     _mention(text, "Python", 2, "skills", None))),
        SkillRecord("pytorch", "PyTorch", "technology", 47, "2026-01",
                    (_mention(text, "PyTorch", 0, "experience", 0), _mention(text, "PyTorch", 1, "skills", None))),
    )  # fmt: skip
    content = {
        "file": "maya-lindqvist.pdf",
        "as_of": AS_OF,
        "text": text,
        "paragraphs": paragraphs_of(text),
        "pages": (Page(1, 595.0, 842.0, 0, break_at), Page(2, 595.0, 842.0, break_at, len(text))),
        "sections": sections,
        "name": span_of(text, "Maya Lindqvist"),
        "headline": span_of(text, "Machine Learning Engineer, language models"),
        "contact": {"email": "maya.lindqvist@example.org", "phone": "+46 70 000 00 00"},
        "contact_spans": (span_of(text, "maya.lindqvist@example.org"),),
        "positions": positions,
        "education": (
            Education("master", "Computer Science", "University of Westmark", "completed", "2019",
                      span_of(text, "MSc in Computer Science, University of Westmark, 2019")),
        ),
        "certificates": (
            Certificate("Deep Learning Specialization", None, "Example Academy", "2021", None,
                        span_of(text, "Deep Learning Specialization")),
        ),
        "languages": (
            HumanLanguage("Swedish", None, "native", span_of(text, "Swedish")),
            HumanLanguage("English", None, "C1", span_of(text, "English")),
        ),
        "skills": skills,
        "findings": (Finding("repeated-text", 2, "Python, PyTorch, Docker", "counted once"),),
        "warnings": (Warning("ligatures", "Some letters were drawn as one sign and have been parted again.", 1),),
        "versions": {"skillmatch": "0.1.0", "taxonomy": "test-1", "pdfium": "5.0"},
    }  # fmt: skip
    return Resume(**{**content, **changes})


def profile_of(resume, **changes):
    """A profile of the resume's claimed skills, titles and words, in a rough way: enough to earn points."""
    skills = []
    for record in resume.skills:
        claimed = [m for m in record.mentions if m.context == "claimed"]
        if claimed:
            evidence = tuple(
                SkillEvidence((m.start, m.end), m.position is not None, m.section == "skills", False) for m in claimed
            )
            skills.append(SkillFact(record.id, record.months, 0 if record.months else None, 0, evidence))
    words = {}
    listed = [s.span for s in resume.sections if s.kind == "skills"]
    for start, end in resume.paragraphs:
        for token, low, high in tokens(resume.text[start:end]):
            if is_word(token):
                words.setdefault(token, []).append((start + low, start + high))
    terms = []
    for word, spans in sorted(words.items()):
        in_list = [s for s in spans if any(a <= s[0] < b for a, b in listed)]
        terms.append(Term(word, tuple(s for s in spans if s not in in_list), tuple(in_list)))
    content = {
        "skills": tuple(sorted(skills, key=lambda fact: fact.skill)),
        "degrees": tuple(
            DegreeFact(e.level, frozenset((e.field or "").lower().split()), e.state, e.span)
            for e in resume.education
            if e.level
        ),
        "certificates": (),
        "titles": tuple(TitleFact(tuple(p.title.lower().split()), p.months, p.title_span) for p in resume.positions),
        "headlines": (HeadlineFact(("machine", "learning", "engineer", "language", "models"), resume.headline, False),)
        if resume.headline
        else (),
        "terms": tuple(terms),
        "months": sum(p.months for p in resume.positions),
        "unknown": frozenset(),
        "dated_spans": tuple(p.span for p in resume.positions),
        "as_of": resume.as_of,
    }
    return Profile(**{**content, **changes})


def background():
    """Frozen tables in which every term is as common as any other."""
    one = np.ones(1, dtype=np.int64)
    log_tf = np.array([0, *(int(1000 * (1 + np.log(n))) for n in range(1, 65))], dtype=np.int64)
    return Background(
        index={},
        role_idf=one * 3000,
        resume_idf=one * 2000,
        mean=one * 6000,
        var=one * 20_000,
        of_resumes=one * 0,
        occupation_df=one * 0,
        log_tf=log_tf,
        gram_idf=np.full(GRAM_BUCKETS, 300, dtype=np.int64),
        facts={},
        version="test-2",
    )


VERSIONS = {"skillmatch": "0.1.0", "taxonomy": "test-1", "pdfium": "5.0", "library": "test-3", "model": "test-2"}


def matches_of(resume, roles=(LLM_ENGINEER, CHEF), **changes):
    """The matches of a resume with the invented roles, by the real score; no band is measured for such roles, also
    where one of them has the id of a role of the library."""
    table = compile_roles(roles, TAXONOMY, background())
    found = best(profile_of(resume, **changes), table, top=None, versions=VERSIONS)
    return [replace(match, band="not-calibrated", band_told="an invented role") for match in found]


def match_by_hand(*, points=123, status="met", term="language", text="Python", spans=((0, 4),), role=LLM_ENGINEER):
    """A small match whose every field is at the test's will."""
    row = TermRow(term, points // 3, spans)
    return Match(
        role=role,
        score=points,
        contributions=(
            Contribution("requirement", "q1", points - points // 3, 500, "a reason", spans),
            Contribution("vocabulary", "vocabulary", points // 3, 500, "words", spans, (row,)),
        ),
        requirements=(Requirement("q1", "A group", text, True, status, 500, "a reason", spans),),
        gaps=() if status in ("met", "not-provable") else (Gap("q1", 377, "learn", ("jax",)),),
        versions=VERSIONS,
        as_of=AS_OF,
    )
