"""Whether the name of a language means the language: "Fluent in Italian", not "Italian charcuterie".

In: the normalised text, a match that names a language, and its line. Out: yes or no.
"""

from __future__ import annotations

import re

from skillmatch.skills.normal import Normal

__all__ = ["names_language"]

#: in the same line: the person speaks, reads or teaches
_SPOKEN = re.compile(
    r"\b(?:fluen\w+|speak\w*|spoke\w?|native|mother tongue|\w*lingual\w*|languages?|conversational\w*|proficien\w+"
    r"|translat\w+|interpret\w+|reading|written|oral|verbal|esl|tefl|tesol|toefl|ielts|toeic|hsk|jlpt|topik|delf|dalf|dele"
    r"|testdaf|dsh|telc|celi|cils|cefr|dialects?|grammar|literature)\b"
)
#: a word right behind it that the language may govern; any other noun makes it an adjective
_GOVERNED = re.compile(
    r"(?:\W*\Z|\s*[^\w\s']|\s+(?:and|or|to|in|for|with|at|on|as|is|are|was|by|of|from|both|well|very|fluently|since|until|before|after|daily|skills?"
    r"|teachers?|tutors?|tutoring|classes|class|lessons?|courses?|composition|writing|major|minor|degree|studies"
    r"|teaching|instruct\w+|curriculum|department|language|immersion|certificate|i{1,3}|basic|good|intermediate|advanced"
    r"|beginner|working|limited|full|professional|elementary|level|medium|typing|comprehension|communication|honors"
    r"|usage|words?|texts?|version|documents?|content|editor|\d\S*|[a-z]?\d|[abc][12])\b)"
)

_NEAR = 600  # characters of a line on either side that tell
#: kitchens, where "Italian, Mexican" are no languages
_KITCHEN = re.compile(r"\b(?:cuisines?|dishes|cookery|recipes|buffets?)\b")


def names_language(normal: Normal, start: int, end: int, line: tuple[int, int]) -> bool:
    """Whether ``text[start:end]`` is a language one knows, and no adjective of a noun that follows."""
    text = normal.text
    if _GOVERNED.match(text, end, line[1]) and not _KITCHEN.search(text, max(line[0], start - 90), end + 60):
        return True
    return _SPOKEN.search(text, max(line[0], start - _NEAR), min(line[1], end + _NEAR)) is not None
