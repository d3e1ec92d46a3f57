"""The labels and relationship types of the graph: what each means, and how it is drawn.

One table, so that the colours and the guide cannot disagree; a test compares it with `docs/graph.md` and
with a graph. Colour never speaks alone: what a thing is and how far it was checked stands in its caption, and
beside a status that anybody tells of stands, in brackets, the one that was accepted.
"""

from dataclasses import dataclass

_BLUE, _PURPLE, _GREEN, _GREY, _YELLOW = "#1d70b8", "#54319f", "#00703c", "#5f6a72", "#ffdd00"
_ORANGE, _PAPER, _TEAL, _PALE, _DARK = "#b3541e", "#f3f2f1", "#0f6674", "#dce3e8", "#0b0c0c"
_RING, _STRONG_RING = "#f0a35e", "#7a2c00"


@dataclass(frozen=True, slots=True)
class Label:
    """One label. Where a node has several, what stands later in `LABELS` is drawn over what stands before."""

    name: str
    meaning: str
    colour: str
    caption: str
    ink: str = "#ffffff"
    border: str | None = None
    diameter: int = 50  # pixels
    border_width: int = 2


@dataclass(frozen=True, slots=True)
class Edge:
    """One relationship type. `caption` names the property that is shown beside the type."""

    name: str
    ends: str
    meaning: str
    colour: str = "#8a949b"
    width: int = 1
    caption: str | None = None


LABELS = (
    Label(
        "Organisation", "A public body, company or civil-society organisation.", _GREY, "{name}", diameter=65
    ),
    Label("Company", "An organisation that something calls a company.", _PURPLE, "{name}", diameter=65),
    Label(
        "CivilSociety",
        "A civil-society organisation, such as an NGO or a union.",
        _GREEN,
        "{name}",
        diameter=65,
    ),
    Label("Vendor", "Supplies, or bids to supply, under a contract.", _PURPLE, "{name}", diameter=80),
    Label(
        "Concerned",
        "Implicated in an open matter that concerns people, itself or over its owners; by any claim, "
        "unreviewed ones too.",
        _PURPLE,
        "{name}",
        border=_RING,
        border_width=4,
        diameter=80,
    ),
    Label(
        "AcceptedConcerned",
        "The same by accepted claims alone.",
        _PURPLE,
        "{name}",
        border=_STRONG_RING,
        border_width=6,
        diameter=80,
    ),
    Label("PublicBody", "Buys with public money or acts with public power.", _BLUE, "{name}", diameter=80),
    Label(
        "Contract",
        "One supply relation, also one that was never signed: read its status.",
        _YELLOW,
        "{status} ({acceptedStatus}) {title}",
        ink=_DARK,
        diameter=80,
    ),
    Label(
        "Exposed",
        "A contract that a concerned vendor supplies or bids for; by any claim.",
        _YELLOW,
        "{status} ({acceptedStatus}) {title}",
        ink=_DARK,
        border=_RING,
        border_width=4,
        diameter=80,
    ),
    Label(
        "AcceptedExposed",
        "The same by accepted claims alone.",
        _YELLOW,
        "{status} ({acceptedStatus}) {title}",
        ink=_DARK,
        border=_STRONG_RING,
        border_width=6,
        diameter=80,
    ),
    Label(
        "Controversy",
        "One matter: what is alleged, or was found, of an organisation. Read its status.",
        _ORANGE,
        "{category} {status} ({acceptedStatus})",
        diameter=80,
    ),
    Label(
        "Category",
        "A family or a code of controversies, with its definition.",
        "#f6d7c3",
        "{name}",
        ink=_DARK,
    ),
    Label(
        "Claim",
        "What one speaker asserts in one document; review says whether a person has accepted it.",
        _PAPER,
        "{review} {kind}",
        ink=_DARK,
        border="#7d868c",
        diameter=55,
    ),
    Label(
        "Document",
        "A text as it was read, with its address and publisher.",
        "#ffffff",
        "{publisher}",
        ink=_DARK,
        border="#7d868c",
        diameter=55,
    ),
    Label(
        "Text",
        "The whole words of a document. They stay private.",
        "#ffffff",
        "text",
        ink=_DARK,
        border="#b6bec3",
        diameter=40,
    ),
    Label("Mention", "A name where it stands in a document.", _PALE, "{name}", ink=_DARK),
    Label("Decision", "What a named person decided, and why.", _TEAL, "{action}"),
    Label("Identifier", "A number in a register, written scheme:value.", _PALE, "{id}", ink=_DARK),
    Label(
        "Name",
        "A name in one country that an organisation carries with an identifier.",
        _PALE,
        "{id}",
        ink=_DARK,
    ),
    Label("Job", "Documents that were handed in together over HTTP.", _PALE, "{by}", ink=_DARK, diameter=40),
    Label(
        "GraphState",
        "One node: the version of the graph and of its schema.",
        _PALE,
        "version {version}",
        ink=_DARK,
        diameter=40,
    ),
)

EDGES = (
    Edge("BUYS_UNDER", "(Organisation)→(Contract)", "The buyer.", _BLUE, 3, "review"),
    Edge("SUPPLIES_UNDER", "(Organisation)→(Contract)", "The vendor.", _PURPLE, 3, "review"),
    Edge(
        "BIDS_FOR", "(Organisation)→(Contract)", "A bidder; it supplies nothing yet.", "#a08bd0", 2, "review"
    ),
    Edge("BLOCKED", "(Organisation)→(Contract)", "A third body that stopped the deal.", _DARK, 3, "review"),
    Edge(
        "IMPLICATED_IN",
        "(Organisation)→(Controversy)",
        "Who is accused. An allegation until the matter's status says more.",
        _ORANGE,
        3,
        "review",
    ),
    Edge("ACCUSES_IN", "(Organisation)→(Controversy)", "Who accuses.", _GREEN, 2, "review"),
    Edge("OWNED_BY", "(Organisation)→(Organisation)", "A company and its owner.", _GREY, 2, "review"),
    Edge("PART_OF", "(Organisation)→(Organisation)", "A public body within another.", _GREY, 2, "review"),
    Edge("CALLED_OFF_FROM", "(Contract)→(Contract)", "A call-off and its framework.", "#94870a", 2, "review"),
    Edge(
        "INCLUDED_IN",
        "(Contract)→(Contract)",
        "A contract and the bundle it is told of in.",
        "#94870a",
        2,
        "review",
    ),
    Edge(
        "POSSIBLY_SAME_AS", "(x)→(x)", "May be one thing; apart until a person looks. why says why.", _TEAL, 2
    ),
    Edge("MERGED_INTO", "(x)→(x)", "An identifier that goes under another now.", _TEAL, 2),
    Edge(
        "ABOUT", "(Claim)→(Contract or Controversy)", "What a claim is about. Live while it has no endedAt."
    ),
    Edge("EVIDENCED_BY", "(Claim)→(Document)", "The exact words: quote, start, end."),
    Edge("NAMES", "(Claim)→(Mention)", "A name that the claim uses, and as what: role.", caption="role"),
    Edge(
        "RESOLVED_TO",
        "(Mention)→(Organisation)",
        "Who the name stands for, how sure we are (judgement) and why. Live while it has no endedAt.",
        caption="judgement",
    ),
    Edge("ANSWERS", "(Claim)→(Claim)", "A reply and the allegation that it answers.", _GREEN, 2),
    Edge("DECIDES", "(Decision)→(x)", "What a decision is about.", _TEAL),
    Edge("REPUBLISHES", "(Document)→(Document)", "A copy and its first."),
    Edge("IDENTIFIED_BY", "(Organisation)→(Identifier)", "Its number in a register."),
    Edge("SEEN_WITH", "(Identifier)→(Identifier)", "One document gives both."),
    Edge("KNOWN_AS", "(Organisation)→(Name)", "A name that it carries with an identifier."),
)
