"""English, as far as it is known without a model: words of the closed classes, and the grammar of a sentence.

    sentence  --grammar.tokens-->  Tokens with tags  --grammar.clause-->  where its main clause stands

It knows no articles and no slides.
"""
