"""A zip that is the same every time: no clock, no machine, no two files of one name."""

from __future__ import annotations

import zipfile
from typing import Any

_PACKED_ALREADY = (".jpg", ".png")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_LEVEL = 9


class FixedZip(zipfile.ZipFile):
    """Same content, same bytes. EbookLib's own archive carries the time of writing in every entry."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add one file. Raises ValueError when the archive already has a file of that name."""
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, zipfile.ZipInfo) else zinfo_or_arcname
        if name in self.NameToInfo:
            raise ValueError(f"two files named {name}")
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.create_system = _UNIX
        entry.external_attr = _PLAIN_FILE
        stored = compress_type == zipfile.ZIP_STORED or name.endswith(_PACKED_ALREADY)
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        super().writestr(entry, data, compresslevel=None if stored else _LEVEL)
