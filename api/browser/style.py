"""The colours of the graph in Neo4j Browser, as a `.grass` file."""

from api.browser.words import EDGES, LABELS, Edge, Label

STYLE = "supplywatch.grass"

_BASE = """\
node {
  diameter: 50px;
  color: #5f6a72;
  border-color: #ffffff;
  border-width: 2px;
  text-color-internal: #ffffff;
  font-size: 10px;
}

relationship {
  color: #8a949b;
  shaft-width: 1px;
  font-size: 8px;
  padding: 3px;
  text-color-external: #0b0c0c;
  text-color-internal: #ffffff;
  caption: "<type>";
}
"""


def style() -> str:
    """The text of the file: every label and relationship type, the general ones first.

    Neo4j Browser lays all rules that fit a node over each other in the order of the file, and paints at
    random a label whose rule lacks a colour or a caption, so that each rule has both.
    """
    rules = [_BASE, *map(_node, LABELS), *map(_relationship, EDGES)]
    return "\n".join(rules)


def caption(edge: Edge) -> str:
    """What is written on the arrow: how far it was checked comes first, since long captions are cut."""
    return f"{{{edge.caption}}} {edge.name}" if edge.caption else "<type>"


def _node(label: Label) -> str:
    lines = [
        f"diameter: {label.diameter}px",
        f"color: {label.colour}",
        f"text-color-internal: {label.ink}",
        f'caption: "{label.caption}"',
        "font-size: 10px",
    ]
    if label.border:
        lines += [f"border-color: {label.border}", f"border-width: {label.border_width}px"]
    return _rule(f"node.{label.name}", lines)


def _relationship(edge: Edge) -> str:
    lines = [f"color: {edge.colour}", f"shaft-width: {edge.width}px", f'caption: "{caption(edge)}"']
    return _rule(f"relationship.{edge.name}", lines)


def _rule(selector: str, lines: list[str]) -> str:
    return f"{selector} {{\n" + "".join(f"  {line};\n" for line in lines) + "}\n"
