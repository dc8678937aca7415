"""A pytest plug-in (`-p tests.no_qt`) that makes Qt impossible to import, as on a machine without it."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec

QT = ("PySide6", "shiboken6", "pyqtgraph")


class NoQt(MetaPathFinder):
    """Stands before all other finders and refuses Qt and what is built on it."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Raise ImportError for Qt; leave everything else to the finders behind."""
        if name.split(".")[0] in QT:
            raise ImportError(f"{name} is held back: these tests must pass without Qt", name=name)
        return None


sys.meta_path.insert(0, NoQt())
