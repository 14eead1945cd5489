"""Colours as CSS and Word write them in, bytes of red, green and blue out; and whether two of them look the same."""

from __future__ import annotations

import re

__all__ = ["WHITE", "Colour", "alike", "parsed"]

#: red, green, blue 0…255 and opacity 0…1
Colour = tuple[float, float, float, float]

WHITE: Colour = (255, 255, 255, 1)
_NOTICED = 0.08 * 255  # of one of the three colours, as on the pages of a PDF
_HEX = re.compile(r"#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$", re.I)
_FUNCTION = re.compile(r"rgba?\(\s*([^()]*)\)$", re.I)
# The palest names of CSS, and those that words are mostly hidden or set in; of others nothing is known.
_NAMES = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "floralwhite": "fffaf0", "ghostwhite": "f8f8ff",
    "whitesmoke": "f5f5f5", "mintcream": "f5fffa", "azure": "f0ffff", "aliceblue": "f0f8ff", "honeydew": "f0fff0",
    "seashell": "fff5ee", "lightyellow": "ffffe0", "lightcyan": "e0ffff", "black": "000000", "silver": "c0c0c0",
    "gray": "808080", "grey": "808080", "red": "ff0000", "maroon": "800000", "yellow": "ffff00", "lime": "00ff00",
    "green": "008000", "aqua": "00ffff", "teal": "008080", "blue": "0000ff", "navy": "000080", "purple": "800080",
    "darkblue": "00008b", "darkred": "8b0000", "darkgreen": "006400", "darkgray": "a9a9a9", "lightgray": "d3d3d3",
    "lightgrey": "d3d3d3", "gainsboro": "dcdcdc", "cyan": "00ffff", "magenta": "ff00ff",
}  # fmt: skip


def parsed(text: str) -> Colour | None:
    """The colour of this name, number or function; None where it is not known.

    >>> parsed("#fff"), parsed("FEFEFE"), parsed("rgba(0, 0, 0, 0.5)"), parsed("var(--ink)")
    ((255, 255, 255, 1), (254, 254, 254, 1), (0.0, 0.0, 0.0, 0.5), None)
    """
    text = text.strip().lower()
    if text == "transparent":
        return 0, 0, 0, 0
    found = _HEX.match(_NAMES.get(text, text))
    if found:
        digits = found[1] if len(found[1]) > 4 else "".join(2 * digit for digit in found[1])
        red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
        return red, green, blue, int(digits[6:8], 16) / 255 if len(digits) == 8 else 1
    function = _FUNCTION.match(text)
    parts = re.findall(r"[\d.]+%?", function[1]) if function else []
    try:
        numbers = [float(part[:-1]) / 100 * (255 if i < 3 else 1) if part.endswith("%") else float(part)
                   for i, part in enumerate(parts)]  # fmt: skip
    except ValueError:
        return None
    if len(numbers) not in (3, 4):
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3] if len(numbers) == 4 else 1


def alike(ink: Colour, ground: Colour) -> bool:
    """Whether no reader tells the ink from the ground that it stands on.

    >>> alike((250, 250, 250, 1), WHITE), alike((200, 200, 200, 1), WHITE), alike((0, 0, 0, 0.05), WHITE)
    (True, False, True)
    """
    return max(abs(one - other) for one, other in zip(ink[:3], ground[:3], strict=True)) * ink[3] < _NOTICED
