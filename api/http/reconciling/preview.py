"""The small page that a client shows in a frame beside a candidate."""

from jinja2 import Environment, StrictUndefined

from api.http.reconciling.candidates import description
from api.screening import Found
from api.screening.told import NO_HIT

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self' http://127.0.0.1:* http://localhost:* http://[::1]:*"
)
"""No script and nothing from elsewhere; only pages of this machine may frame it."""

_MOST = 2
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ name }}</title>
<style>
body { font: 13px/1.4 system-ui, sans-serif; margin: .5rem; color: #1c1c1c; background: #fff; }
h1 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; } p { margin: .25rem 0; overflow-wrap: anywhere; }
</style></head><body>
<h1>{{ name }}</h1>
<p>{{ about }}</p>
{% if aliases %}<p>Also: {{ aliases|join("; ") }}</p>{% endif %}
{% for words in concerns %}<p>{{ words }}</p>{% endfor %}
{% if more %}<p>{{ more }} more published.</p>{% endif %}
{% if others %}<p>Published matters that do not concern people: {{ others|join(", ") }}.</p>{% endif %}
{% if not concerns %}<p>No concern is published here. {{ no_hit }}</p>{% endif %}
</body></html>
"""


def preview(found: Found) -> str:
    """The page; everything in it has passed the gate and is escaped."""
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    shown = found.concerns.shown[:_MOST]
    return environment.from_string(_PAGE).render(
        name=found.candidate.name,
        about=description(found),
        aliases=found.aliases[:6],
        concerns=[one.words for one in shown],
        more=max(0, found.concerns.total - len(shown)),
        others=found.other_matters,
        no_hit=NO_HIT,
    )
