"""Every error this program raises on purpose; each class says what the caller can do.

    SupplywatchError
    ├── WrongUse              the question, parameter or file named does not exist: correct the call
    │   ├── UnknownQuestion
    │   ├── InvalidQuestion   a question file that cannot be used: the message names file and line
    │   ├── InvalidParameter
    │   ├── TooBroad          the answer takes too long: narrow the question
    │   └── LanguageModelMissing  the pinned model is not installed, or its files are not the pinned ones
    ├── NotFound              no such vendor, contract, claim …: look the identifier up
    ├── Gone                  the claim was retracted: the message says when and why
    ├── Moved                 the identifier was merged: use the one in `canonical`
    ├── NotAllowed            the key or the reviewer lacks the right
    ├── Conflict              somebody else decided in between: read again
    ├── UnreadableDocument    this document cannot be read: the message says what to do, the others go on
    │   ├── EmptyDocument, NotText, TooLarge, ScannedDocument, EncryptedDocument, NoArticle
    │   ├── NotFetched, EmptyFolder, BrokenFeed
    │   └── RefusedAddress    the URL points where this program must not go
    ├── InvalidClaim          a value that must not reach the graph
    └── DatabaseUnavailable   no Neo4j: the message says how to get one
        ├── DatabaseRefused   wrong password, version or edition
        └── DownloadFailed    the server's jars could not be fetched

They are raised where most is known and caught once, in `api/errors.py`.
"""


class SupplywatchError(Exception):
    """Base of all: its message is written for the person who must act on it."""


class WrongUse(SupplywatchError):
    """The call itself is wrong; nothing was done."""


class UnknownQuestion(WrongUse):
    """No question of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no question is called {name!r}; `supplywatch questions` lists them all")
        self.name = name


class InvalidQuestion(WrongUse):
    """A question file that cannot be used; nothing of it was run."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class InvalidParameter(WrongUse):
    """A parameter that the question does not take, or a value that it does not allow."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(f"parameter {parameter!r}: {reason}")
        self.parameter = parameter
        self.reason = reason


class LanguageModelMissing(WrongUse):
    """The pinned language model is missing or different; the message says what to install."""


class TooBroad(WrongUse):
    """The server ended a reading that took too long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"the answer took more than {seconds:.0f} seconds: narrow it down, for example to one public "
            "body, vendor or category"
        )


class NotFound(SupplywatchError):
    """Nothing in the graph has that identifier."""

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"no {kind} has the identifier {identifier!r}")
        self.kind = kind
        self.identifier = identifier


class Gone(SupplywatchError):
    """The identifier belonged to something that was retracted."""

    def __init__(self, kind: str, identifier: str, *, at: str, reason: str) -> None:
        super().__init__(f"{kind} {identifier} was retracted on {at}: {reason}")
        self.kind = kind
        self.identifier = identifier
        self.at = at
        self.reason = reason


class Moved(SupplywatchError):
    """The identifier was merged into another, `canonical`."""

    def __init__(self, kind: str, identifier: str, *, canonical: str) -> None:
        super().__init__(f"{kind} {identifier} is now {canonical}")
        self.kind = kind
        self.identifier = identifier
        self.canonical = canonical


class NotAllowed(SupplywatchError):
    """The caller lacks a right; the message names it."""


class Conflict(SupplywatchError):
    """The thing changed since it was shown to the caller."""


class UnreadableDocument(SupplywatchError):
    """One document cannot be read; the rest of the run goes on."""


class EmptyDocument(UnreadableDocument):
    """No bytes, or nothing but white space."""


class NotText(UnreadableDocument):
    """The bytes are not what the name or the media type says."""


class TooLarge(UnreadableDocument):
    """Over the size that one document may have."""


class ScannedDocument(UnreadableDocument):
    """A PDF without a text layer."""


class EncryptedDocument(UnreadableDocument):
    """A PDF that asks for a password."""


class NoArticle(UnreadableDocument):
    """A page without a body of text that could be read."""


class NotFetched(UnreadableDocument):
    """No such file, no answer in time, or an answer that is an error."""


class EmptyFolder(UnreadableDocument):
    """A folder in which nothing has a suffix that is read."""


class BrokenFeed(UnreadableDocument):
    """A feed that cannot be read, or that holds no entry."""


class RefusedAddress(UnreadableDocument):
    """The URL leads to a private, local or otherwise refused address."""


class InvalidClaim(SupplywatchError):
    """A value that must not reach the graph, such as a quote that is not in the text."""


class DatabaseUnavailable(SupplywatchError):
    """No Neo4j answers."""


class DatabaseRefused(DatabaseUnavailable):
    """A Neo4j answers, but not one that this program can use."""


class DownloadFailed(DatabaseUnavailable):
    """A jar of the embedded server could not be fetched or did not match its sum."""
