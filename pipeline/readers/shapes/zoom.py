"""Zoom: webinar reports (host, panelists, attendees, others in one file) and meeting participants.

Source: a real anonymised report (beemyfriend/ZoomReports, inst/extdata) and fixtures of 2025 and 2026.
"""

from __future__ import annotations

from pipeline.readers.shapes.shape import Shape, headers

SHAPES = (
    Shape(
        "Zoom report",
        (
            headers("Join Time", "Leave Time", "Time in Session (minutes)"),
            headers("Attended", "Approval Status", "Registration Time"),
            headers("First Name", "Last Name", "Registration Time", "Approval Status"),
            headers("Name (Original Name)", "Duration (Minutes)"),
            headers("Name (Original Name)", "Total Duration (Minutes)"),
            headers("Attended", "Session Duration (minutes)"),
        ),
        blanks=frozenset({"--"}),
    ),
)
