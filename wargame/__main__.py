"""``python -m wargame``: the command line."""

import sys

from wargame.cli import main

if __name__ == "__main__":
    sys.exit(main())
