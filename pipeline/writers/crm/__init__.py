"""One file per receiving system: a table of target columns, where each comes from, if required, how long."""

from __future__ import annotations

from pipeline.writers.crm import generic, hubspot, salesforce_leads
from pipeline.writers.crm.target import Delivery, Target, deliver

TARGETS: dict[str, Target] = {
    target.name: target for target in (generic.TARGET, hubspot.TARGET, salesforce_leads.TARGET)
}

__all__ = ["TARGETS", "Delivery", "Target", "deliver"]
