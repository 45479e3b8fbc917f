"""Microsoft Teams attendance: numbered sections in one file, of which one lists each person once.

Source: exports in dvaneynde/teams-attendance and joao8tunes/meeting-raffle (English, German, Portuguese).
"""

from __future__ import annotations

from pipeline.readers.shapes.shape import Shape, headers, overrules

SHAPES = (
    Shape(
        "Teams attendance",
        (
            headers("First Join", "Last Leave"),
            headers("Primeira Entrada", "Última Saída"),
            headers("Erster Beitritt", "Letztes Verlassen"),
            headers("首次加入", "最后离开"),
            headers("Join Time", "Leave Time", "Role"),
        ),
        columns=overrules({"Role": "role", "Rolle": "role", "Função": "role", "角色": "role"}),
    ),
)
