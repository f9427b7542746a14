"""The error that every other error of this package is a kind of."""

from typing import Self

from disarmgraph import texts


class Fault(Exception):
    """Something that its reader can put right: the text says where, what, and what to do.

    The command line prints it as one line and the server as a problem document; neither ever
    shows a traceback for it.
    """

    status = 500
    """The HTTP status code that the server answers with."""

    limit: str | None = None
    """The limit that was met, in a word, where it is one."""

    french = ""
    """What the text says, in French, where somebody has written that."""

    @classmethod
    def of(cls, words: str, **said: object) -> Self:
        """The error that a text of the interface says, in both languages."""
        english, french = texts.both(words, **said)
        error = cls(english)
        error.french = french
        return error

    def in_language(self, language: str) -> tuple[str, str]:
        """The text for a reader of 'en' or 'fr', and the language that it is in."""
        return (self.french, "fr") if language == "fr" and self.french else (str(self), "en")
