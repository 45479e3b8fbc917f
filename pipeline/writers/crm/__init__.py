"""One file per receiving system: a table of target columns, where each comes from, if required, how long."""

from __future__ import annotations

from pipeline.writers.crm import (
    dynamics,
    fxiaoke,
    generic,
    hubspot,
    mailchimp,
    pipedrive,
    salesforce_campaign_members,
    salesforce_leads,
    sms_aliyun,
    sms_tencent,
    wecom,
    xiaoshouyi,
    zoho,
)
from pipeline.writers.crm.deliver import Delivery, deliver
from pipeline.writers.crm.leads import About
from pipeline.writers.crm.target import Target

TARGETS: dict[str, Target] = {
    module.TARGET.name: module.TARGET
    for module in (
        generic, hubspot, salesforce_leads, salesforce_campaign_members, dynamics, zoho, pipedrive, fxiaoke,
        xiaoshouyi, wecom, mailchimp, sms_aliyun, sms_tencent,
    )
}  # fmt: skip

__all__ = ["TARGETS", "About", "Delivery", "Target", "deliver"]
