"""LaTeX as bibliographies have it becomes plain text with CSL's tags: accents, braces, dashes, raised figures."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
"""The combining character of each accent."""

_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textregistered": "®",
    "texttrademark": "™", "copyright": "©", "textdegree": "°", "degree": "°", "pm": "±", "times": "×", "mu": "μ",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "kappa": "κ", "lambda": "λ",
    "sigma": "σ", "tau": "τ", "omega": "ω", "chi": "χ", "pi": "π", "rho": "ρ", "theta": "θ", "Delta": "Δ",
    "leq": "≤", "geq": "≥", "le": "≤", "ge": "≥", "ldots": "…", "dots": "…",
}  # fmt: skip

_TAGS = {
    "emph": "i", "textit": "i", "textsl": "i", "textbf": "b", "textsuperscript": "sup", "textsubscript": "sub",
    "^": "sup", "_": "sub",
}  # fmt: skip

_TOKEN = re.compile(
    r"""\\(?P<accent>[`'^~=."]|[uvHcdbkr](?![A-Za-z]))\s*(?:\{\s*\\?(?P<inner>[A-Za-z]?)\s*\}|\\?(?P<bare>[A-Za-z]))"""
    r"|\\(?P<word>[A-Za-z]+)\s*(?:\{\})?|\\(?P<sign>.)|(?P<dashes>-{2,3})|(?P<quotes>``|'')|(?P<maths>\$)"
    r"|(?P<script>[\^_])|(?P<open>\{)|(?P<close>\})|(?P<tie>~)|(?P<other>[^\\{}$~`'^_-]+|.)",
    re.S,
)


def plain(text: str, keep_case: bool = False) -> str:
    """Return what LaTeX would print, with CSL's tags for formats.

    With `keep_case`, as in titles, what stands in braces is marked so that no style changes its capitals.
    """
    if not re.search(r"[\\{}$~]|--|``|''", text):
        return _folded(text)
    out: list[str] = []
    closing: list[str] = []
    opening = ""
    in_maths = False
    for match in _TOKEN.finditer(text):
        kind, said = match.lastgroup, match[0]
        tag, opening = opening, ""
        if kind == "open":
            # BibTeX's rule: a brace before a backslash is a letter's, any other keeps the case of what stands in it.
            keeps = keep_case and not closing and not in_maths and text[match.end() : match.end() + 1] != "\\"
            start, end = _brackets(tag, keeps)
            out.append(start)
            closing.append(end)
        elif kind == "close":
            out.append(closing.pop() if closing else "")
        elif tag:
            raised = 1 if kind == "other" else len(said)  # without braces only the next sign is
            out.append(f"<{tag}>{_LETTERS.get(match['word'] or '', said[:raised])}</{tag}>{said[raised:]}")
        elif kind in ("inner", "bare", "accent"):
            out.append(_accented(match["inner"] or match["bare"] or "", match["accent"]))
        elif kind == "word":
            opening = _TAGS.get(match["word"], "")
            out.append(_LETTERS.get(match["word"], ""))
        elif kind == "script":
            opening = _TAGS[said] if in_maths else ""
            out.append("" if in_maths else said)
        elif kind == "maths":
            in_maths = not in_maths
        else:
            out.append(_sign(kind, said, match["sign"] or ""))
    return _folded("".join([*out, *reversed(closing)]).replace('<span class="nocase"></span>', ""))


def _brackets(tag: str, protected: bool) -> tuple[str, str]:
    if tag:
        return f"<{tag}>", f"</{tag}>"
    return ('<span class="nocase">', "</span>") if protected else ("", "")


def _accented(letter: str, accent: str) -> str:
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent])


def _sign(kind: str | None, said: str, sign: str) -> str:
    if kind == "sign":
        return {"\\": " ", "-": "", "/": "", ",": "\u202f", "!": ""}.get(sign, sign)
    return {"--": "–", "---": "—", "``": "“", "''": "”", "~": "\u00a0"}.get(said, said)


def _folded(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip()
