"""Lay out a folder of the team's own rules: empty lists, the settings, how to use them."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import RulesError
from pipeline.event_rules import EVENT_FILES
from pipeline.publish import private_folder
from pipeline.rule_files import shipped_rules
from pipeline.team.lists import KINDS

#: What a team starts from: its lists, who looks after whom, the points and the scripts.
TEMPLATES: tuple[str, ...] = (
    *(kind.file for kind in KINDS.values()),
    "owners.csv",
    "scoring.toml",
    "callback.toml",
    "rounds.toml",
    "exports.toml",
    *EVENT_FILES,
    "README.txt",
)


def lay_out(folder: Path) -> list[Path]:
    """Copy the templates into `folder`, made if need be; return what was written.

    Nothing that is there is overwritten: with one of the files in place, none is written.

    Raises:
        RulesError: a file of that name is there already, or `folder` is no folder.
    """
    if folder.exists() and not folder.is_dir():
        raise RulesError(f"{folder}: is a file; name a folder to lay the rules out in")
    there = [folder / name for name in TEMPLATES if (folder / name).exists()]
    if there:
        raise RulesError(
            [f"{path}: is there already and is not overwritten; name another folder" for path in there]
        )
    private_folder(folder)
    written = []
    for name in TEMPLATES:
        path = folder / name
        private_folder(path.parent)
        with path.open("xb") as file:  # x: what appeared meanwhile is not overwritten either
            file.write((shipped_rules() / name).read_bytes())
        path.chmod(0o600)
        written.append(path)
    return written
