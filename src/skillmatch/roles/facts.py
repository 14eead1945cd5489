"""Facts of a role page in one line: salaries, years of experience, sibling roles with a salary."""

from __future__ import annotations

import re
import unicodedata

from skillmatch.roles.model import ExperienceYears, Role, Salary
from skillmatch.roles.reading import years_in

__all__ = ["BULLET", "experience", "role_id", "salary_in", "sibling", "split"]

BULLET = re.compile(r"^\s*(?:[-–—•∙▪●◦*·‣]|\d{1,2}[.)])\s+")
_MONEY = (
    r"(?P<currency>[$€£])\s?(?P<low>\d[\d,.]*)\s?(?P<low_k>[kK])?\s*(?:-|–|—|to)"
    r"\s*[$€£]?\s?(?P<high>\d[\d,.]*)\s?(?P<high_k>[kK])?"
)
_SALARY = re.compile(_MONEY)
_SIBLING = re.compile(rf"^(?P<title>[^$€£]{{3,80}}?)\s*[-–:|]?\s*{_MONEY}\s*$")
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}


def role_id(title: str) -> str:
    """An id made of a title.

    >>> role_id("Sr. C++ Engineer (Remote)")
    'sr-c-engineer-remote'
    """
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_title.lower()).strip("-")[:100].strip("-")


def sibling(line: str, family: str) -> Role | None:
    """A sibling role: "AI Auditor$95K–$160K"."""
    found = _SIBLING.match(BULLET.sub("", line).strip())
    if found is None or not role_id(found["title"]):
        return None
    title = found["title"].strip(" -–→")
    return Role(id=role_id(title), title=title, family=family, salary=_salary(found))


def salary_in(text: str) -> Salary | None:
    """The first span of pay that the text names.

    >>> salary_in("$50K–$70K")
    Salary(low=50000.0, high=70000.0, currency='USD', period='year')
    """
    found = _SALARY.search(text)
    return _salary(found) if found else None


def _salary(found: re.Match[str]) -> Salary | None:
    high_k = found["high_k"]
    low = _amount(found["low"], found["low_k"] or high_k)
    high = _amount(found["high"], high_k)
    if low is None or high is None or not 0 < low <= high:
        return None
    period = "year" if high >= 1000 else "hour"
    return Salary(low, high, _CURRENCIES[found["currency"]], period)  # type: ignore[arg-type]


def _amount(digits: str, thousand: str | None) -> float | None:
    try:
        number = float(digits.rstrip(".,").replace(",", ""))
    except ValueError:
        return None
    return number * 1000 if thousand else number


def split(values: list[str], separator: str = ",") -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(separator) if part.strip())


def experience(text: str) -> ExperienceYears | None:
    low = years_in(text)
    if low is None:
        return None
    numbers = [float(n) for n in re.findall(r"\d{1,2}", text)]
    high = numbers[1] if len(numbers) > 1 and low <= numbers[1] <= 60 else None
    included = re.search(r"including|includes|counting", text, re.IGNORECASE)
    levels = tuple(level for level, word in (("phd", "ph"), ("master", "master")) if included and word in text.lower())
    return ExperienceYears(low, high, levels)
