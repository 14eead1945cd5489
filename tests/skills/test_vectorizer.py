"""Skills as columns: skillmatch inside scikit-learn."""

import pytest

pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

from sklearn.base import clone  # noqa: E402
from sklearn.compose import ColumnTransformer  # noqa: E402
from sklearn.exceptions import NotFittedError  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.pipeline import Pipeline  # noqa: E402

from skillmatch.skills.vectorizer import SkillVectorizer  # noqa: E402

TEXTS = [
    "Trained models with PyTorch, served them with Docker; PyTorch again.",
    "Kept the general ledger. No experience with Docker.",
]


def cells(vectorizer, texts):
    matrix = vectorizer.transform(texts).toarray()
    names = vectorizer.get_feature_names_out()
    return [{name: int(n) for name, n in zip(names, row, strict=True) if n} for row in matrix]


def test_each_text_is_a_row_of_how_often_it_claims_each_skill():
    first, second = cells(SkillVectorizer().fit(TEXTS), TEXTS)
    assert (first["pytorch"], first["docker"]) == (2, 1)
    assert "docker" not in second and second["general-ledger"] == 1


def test_fitting_and_transforming_in_one_gives_the_same_matrix():
    vectorizer = SkillVectorizer()
    assert (vectorizer.fit_transform(TEXTS) != vectorizer.transform(TEXTS)).nnz == 0


def test_contexts_can_be_chosen():
    _, second = cells(SkillVectorizer(contexts=("negated",)).fit(TEXTS), TEXTS)
    assert second == {"docker": 1}


def test_binary_says_whether_and_not_how_often():
    first, _ = cells(SkillVectorizer(binary=True).fit(TEXTS), TEXTS)
    assert first["pytorch"] == 1


def test_broader_counts_a_skill_for_what_it_is_a_kind_of():
    assert "deep-learning" in cells(SkillVectorizer(broader=True).fit(TEXTS), TEXTS)[0]
    assert "deep-learning" not in cells(SkillVectorizer().fit(TEXTS), TEXTS)[0]


def test_rare_skills_can_be_left_out():
    texts = [*TEXTS, "PyTorch"]
    assert SkillVectorizer(min_df=2).fit(texts).get_feature_names_out().tolist() == ["pytorch"]


def test_skills_not_seen_in_fit_have_no_column():
    assert cells(SkillVectorizer().fit(["PyTorch"]), ["Docker and PyTorch"]) == [{"pytorch": 1}]


def test_it_works_in_a_pipeline_and_a_column_transformer():
    frame = pd.DataFrame({"resume": [*TEXTS, "PyTorch models", "ledgers and journal entries"], "years": [1, 2, 3, 4]})
    columns = ColumnTransformer([("skills", SkillVectorizer(), "resume"), ("years", "passthrough", ["years"])])
    model = Pipeline([("columns", columns), ("model", LogisticRegression())]).fit(frame, [0, 1, 0, 1])
    assert model.predict(frame).tolist() == [0, 1, 0, 1]
    assert "skills__pytorch" in model.named_steps["columns"].get_feature_names_out()


def test_settings_are_read_and_copied_as_scikit_learn_does():
    vectorizer = SkillVectorizer(("claimed", "learning"), binary=True, min_df=3)
    assert clone(vectorizer).get_params() == vectorizer.get_params()


@pytest.mark.parametrize("wrong", ["one text", [1, 2], [None, "PyTorch"]])
def test_what_is_no_column_of_texts_is_told(wrong):
    with pytest.raises(ValueError, match="text"):
        SkillVectorizer().fit(wrong)


def test_it_must_be_fitted_first():
    with pytest.raises(NotFittedError):
        SkillVectorizer().transform(TEXTS)
