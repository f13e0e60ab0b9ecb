"""``python -m check_data``."""

import sys

from check_data.cli import main

sys.exit(main())
