"""Makes the table of Traditional characters and their Simplified ones: python tests/languages/simplified.py."""

import warnings
from pathlib import Path

TABLE = Path("src/check_data/languages/zh/simplified.txt")


def table() -> str:
    """Two lines as long as each other: the characters, and what each one is in Simplified script.

    Character by character: places in the text must not move. Only the block of common characters (U+4E00 to U+9FFF).
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from opencc import OpenCC  # type: ignore[import-untyped]
    converters = [OpenCC(name) for name in ("t2s", "tw2s", "hk2s")]
    pairs = {}
    for code in range(0x4E00, 0xA000):
        one = chr(code)
        for converter in converters:
            simple = converter.convert(one)
            if simple != one and len(simple) == 1 and one not in pairs:
                pairs[one] = simple
    return "".join(pairs) + "\n" + "".join(pairs.values()) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
