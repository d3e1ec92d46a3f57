"""Watch-lists: organisations that somebody follows, what changed about them, and webhooks that tell of it."""

from api.watching.book import Delivery, State, WatchBook, WatchList
from api.watching.following import Change, changes

__all__ = ["Change", "Delivery", "State", "WatchBook", "WatchList", "changes"]
