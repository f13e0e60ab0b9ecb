"""The words of tables in the languages of a document: a table may have heads in more than one."""

from __future__ import annotations

from functools import cache

from check_data.facts.tables.words import TableWords
from check_data.languages.folders import HERE, folder
from check_data.packaged import read


@cache
def table_words(*codes: str) -> TableWords:
    """Those of the languages of some codes that have a ``tables.toml`` in their folder; of English and Chinese where no
    code is given.
    """
    folders = [folder(code) or HERE for code in sorted(set(codes or ("en", "zh")))]
    files = [each / "tables.toml" for each in folders]
    return TableWords([read(file) for file in files if file.is_file()])
