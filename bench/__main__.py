"""`python -m bench [NAME …]`, each of `_ALL`: prints figures as JSON."""

import json
import sys
from importlib import import_module

_ALL = ("extraction", "importing", "loading", "matching", "names", "questions")


def main() -> None:
    """Run the named benchmarks, all without a name."""
    for name in sys.argv[1:] or _ALL:
        print(json.dumps({name: import_module(f"bench.{name}").run()}, indent=1), flush=True)


if __name__ == "__main__":
    main()
