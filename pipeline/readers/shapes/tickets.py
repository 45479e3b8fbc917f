"""Ticket platforms: Eventbrite, Luma, Tito, pretix. One row per ticket, the buyer beside the attendee.

Sources: pretix 2026.8 `base/exporters/orderlist.py`; fixtures of Eventbrite and Luma converters.
"""

from __future__ import annotations

from pipeline.readers.shapes.shape import Shape, headers, overrules

SHAPES = (
    Shape(
        "Eventbrite report",
        (
            headers("Order #", "Attendee #"),
            headers("Attendee Status", "Ticket Type"),
            headers("Order #", "Order Date", "Ticket Type"),
        ),
        blanks=frozenset({"Info Requested"}),
        columns=overrules({"Order Type": "other"}),
    ),
    Shape(
        "Luma guests", (headers("approval_status", "checked_in_at"), headers("guest_id", "approval_status"))
    ),
    Shape(
        "Tito tickets",
        (headers("Ticket Full Name", "Ticket Email"), headers("Ticket Reference", "Void Status")),
    ),
    Shape(
        "pretix orders",
        (
            headers("Order code", "Attendee name"),
            headers("Order code", "Position ID"),
            headers("Order code", "Order total"),
            headers("Bestellnummer", "Name Teilnehmer*in"),
            headers("订单代码", "观众姓名"),
            headers("訂單代碼", "與會者名字"),
        ),
        prefers="^attendee|teilnehmer|^观众|^与会者",
        columns=overrules({"Product": "other", "Name": "name", "Comment": "note"}),
    ),
)
