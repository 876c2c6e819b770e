"""The deck's own words, furniture that no article gives, in the languages that it knows."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "opening": "Opening",
        "solid": "described",
        "dashed": "believed or possible",
        "financial": "Financial relationships",
        "funding": "Funding",
        "off-label": "Off-label or investigational use",
        "arrow": "Arrow from {start} to {end}",
        "dashed-arrow": "Dashed arrow, believed or possible, from {start} to {end}",
        "table": "Table with the columns {columns}",
        "qr": "QR code of {link}",
        "no-author": "[no author]",
        "no-title": "[no title]",
        "no-year": "[no year]",
        "no-journal": "[no journal]",
        "no-book": "[no book]",
        "no-address": "[no address]",
    },
    "de": {
        "opening": "Eröffnung",
        "solid": "beschrieben",
        "dashed": "vermutet oder möglich",
        "financial": "Finanzielle Interessen",
        "funding": "Förderung",
        "off-label": "Off-Label-Anwendung",
        "arrow": "Pfeil von {start} nach {end}",
        "dashed-arrow": "Gestrichelter Pfeil, vermutet oder möglich, von {start} nach {end}",
        "table": "Tabelle mit den Spalten {columns}",
        "qr": "QR-Code von {link}",
        "no-author": "[ohne Autor]",
        "no-title": "[ohne Titel]",
        "no-year": "[ohne Jahr]",
        "no-journal": "[ohne Zeitschrift]",
        "no-book": "[ohne Buch]",
        "no-address": "[ohne Adresse]",
    },
    "fr": {
        "opening": "Ouverture",
        "solid": "décrit",
        "dashed": "supposé ou possible",
        "financial": "Liens d’intérêts financiers",
        "funding": "Financement",
        "off-label": "Usage hors autorisation",
        "arrow": "Flèche de {start} vers {end}",
        "dashed-arrow": "Flèche en tirets, supposée ou possible, de {start} vers {end}",
        "table": "Tableau avec les colonnes {columns}",
        "qr": "Code QR de {link}",
        "no-author": "[sans auteur]",
        "no-title": "[sans titre]",
        "no-year": "[sans année]",
        "no-journal": "[sans revue]",
        "no-book": "[sans livre]",
        "no-address": "[sans adresse]",
    },
    "es": {
        "opening": "Apertura",
        "solid": "descrito",
        "dashed": "supuesto o posible",
        "financial": "Relaciones económicas",
        "funding": "Financiación",
        "off-label": "Uso fuera de indicación",
        "arrow": "Flecha de {start} a {end}",
        "dashed-arrow": "Flecha discontinua, supuesta o posible, de {start} a {end}",
        "table": "Tabla con las columnas {columns}",
        "qr": "Código QR de {link}",
        "no-author": "[sin autor]",
        "no-title": "[sin título]",
        "no-year": "[sin año]",
        "no-journal": "[sin revista]",
        "no-book": "[sin libro]",
        "no-address": "[sin dirección]",
    },
    "he": {
        "opening": "פתיחה",
        "solid": "מתואר",
        "dashed": "משוער או אפשרי",
        "financial": "קשרים כספיים",
        "funding": "מימון",
        "off-label": "שימוש שלא לפי ההתוויה",
        "arrow": "חץ מ„{start}” אל „{end}”",
        "dashed-arrow": "חץ מקווקו, משוער או אפשרי, מ„{start}” אל „{end}”",
        "table": "טבלה עם העמודות {columns}",
        "qr": "קוד QR של {link}",
    },
    "ar": {
        "opening": "افتتاح",
        "solid": "موصوف",
        "dashed": "مفترض أو محتمل",
        "financial": "العلاقات المالية",
        "funding": "التمويل",
        "off-label": "الاستعمال خارج الترخيص",
        "arrow": "سهم من «{start}» إلى «{end}»",
        "dashed-arrow": "سهم متقطع، مفترض أو محتمل، من «{start}» إلى «{end}»",
        "table": "جدول بالأعمدة {columns}",
        "qr": "رمز QR للرابط {link}",
    },
}


def word(lang: str, key: str, **values: str) -> str:
    """Return the deck's word for `key` in the language of a BCP 47 tag, in English where it has none."""
    words = _WORDS.get(lang.split("-")[0].lower(), _WORDS["en"])
    return words[key].format(**values)


def openings() -> tuple[str, ...]:
    """Return what the slides before the first section are called, in every language."""
    return tuple(words["opening"] for words in _WORDS.values())
