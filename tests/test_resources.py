"""The shipped files are found, and are what the application relies on."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from wargame import resources


def test_the_checkout_offers_its_own_folders() -> None:
    root = Path(resources.__file__).resolve().parents[1]
    assert resources.assets() == root / "assets"
    assert resources.scenarios() == root / "scenarios"


def test_an_installed_copy_offers_the_folders_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_data" / "assets").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.assets() == tmp_path / "_data" / "assets"


def test_an_incomplete_copy_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "wargame")
    with pytest.raises(FileNotFoundError, match="incomplete"):
        resources.scenarios()


def test_every_icon_can_be_recoloured() -> None:
    icons = sorted((resources.assets() / "icons").glob("*.svg"))
    assert len(icons) > 90
    assert all('stroke="currentColor"' in icon.read_text(encoding="utf-8") for icon in icons)


@pytest.mark.parametrize("style", ["Regular", "Medium", "SemiBold", "Bold"])
def test_the_typeface_has_even_figures_and_the_signs_in_use(style: str, qapp: object) -> None:
    gui = pytest.importorskip("PySide6.QtGui")
    font = gui.QRawFont(str(resources.assets() / "fonts" / f"Inter-{style}.ttf"), 20)
    assert font.familyName() == "Inter"
    assert all(font.supportsCharacter(ord(sign)) for sign in "−–≈→←↑↓▲▼■◆✓€₴Ґїщ")
    assert b"tnum" in bytes(font.fontTable("GSUB").data())


def test_whatever_is_not_ours_is_credited_and_its_licence_shipped() -> None:
    credits = yaml.safe_load((resources.assets() / "credits.yaml").read_text(encoding="utf-8"))
    assert {"Natural Earth", "GeoNames", "DeepState map", "Inter", "Lucide"} <= {entry["name"] for entry in credits}
    for entry in credits:
        assert entry["by"] and entry["terms"] and entry["use"]
        if "licence_file" in entry:
            assert (resources.assets() / entry["licence_file"]).is_file()
