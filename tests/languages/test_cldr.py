"""What is printed of CLDR in the folders of languages is what Babel makes of it again."""

import pytest

from check_data.languages.folders import own
from tests.languages.cldr import NAME, folders, table


@pytest.mark.parametrize("code", folders())
def test_tables_are_made_again(code: str) -> None:
    assert (folders()[code] / NAME).read_text(encoding="utf-8") == table(code)


def test_every_language_of_blanks_has_one() -> None:
    assert {code for code, folder in own().items() if (folder / NAME).is_file()} == set(folders())
    assert {"de", "en", "fr", "nl"} <= folders().keys()
