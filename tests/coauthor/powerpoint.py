"""The engine that plays PowerPoint: opens a deck, does edits as PowerPoint leaves them, saves it with PowerPoint's noise."""

from __future__ import annotations

import io
from collections.abc import Callable

from tests.coauthor import Edit, noise, pictures, review, shapes, show, slides, words
from tests.coauthor.deck import Deck

OPERATIONS: dict[str, Callable[..., None]] = {
    operation.__name__: operation
    for operation in (
        # words
        words.replace_words,
        words.replace_everywhere,
        words.retype,
        words.retitle,
        words.bold,
        words.italic,
        words.link,
        words.colour,
        words.set_level,
        words.add_paragraph,
        words.append_paragraph,
        words.split_paragraph,
        words.join_paragraph,
        words.break_line,
        words.delete_paragraph,
        words.move_paragraph,
        words.set_cell,
        words.add_row,
        # notes
        words.retype_notes,
        words.add_notes,
        words.delete_notes,
        words.blank_notes,
        # shapes
        shapes.move_shape,
        shapes.resize_shape,
        shapes.rotate_shape,
        shapes.fill_shape,
        shapes.size_text,
        shapes.shrink_text,
        shapes.stop_autofit,
        shapes.describe,
        shapes.add_text_box,
        shapes.add_chart,
        shapes.add_smartart,
        shapes.add_connector,
        shapes.copy_shape,
        shapes.group_shapes,
        shapes.delete_shape,
        # pictures
        pictures.add_picture,
        pictures.replace_picture,
        pictures.crop_picture,
        # slides
        slides.add_slide,
        slides.delete_slide,
        slides.duplicate_slide,
        slides.move_slide,
        slides.cut_slide,
        slides.change_layout,
        slides.hide_slide,
        slides.clear_slide,
        slides.rename_section,
        slides.add_section,
        # the show
        show.rehearse,
        show.animate,
        # review, and the deck as a whole
        review.comment,
        review.legacy_comment,
        review.recolour_theme,
        review.resize_slides,
        review.mark_final,
        review.protect,
    )
}
"""All that this engine can do, by name. Each takes the open deck, then the arguments that an edit gives."""


def opened(deck: bytes, seed: int = 0) -> Deck:
    """Return the deck, open for edits; all new ids and all noise follow from the seed."""
    return Deck(deck, seed)


def saved(deck: Deck, noisy: bool = True) -> bytes:
    """Return the deck as PowerPoint would save it; without noise, as python-pptx does, to see what an edit alone did."""
    if noisy:
        noise.add_noise(deck)
    buffer = io.BytesIO()
    deck.presentation.save(buffer)
    return noise.written_anew(buffer.getvalue(), deck.chance) if noisy else buffer.getvalue()


def edited(deck: bytes, *edits: Edit, seed: int = 0, noisy: bool = True) -> bytes:
    """Return the deck after these edits, saved."""
    open_deck = opened(deck, seed)
    for name, *arguments in edits:
        OPERATIONS[name](open_deck, *arguments)
    return saved(open_deck, noisy)
