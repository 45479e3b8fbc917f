"""Chinese meeting and contact tools: 腾讯会议, 飞书, 小鹅通, 企业微信.

Sources: parsers of 腾讯会议 and 小鹅通 exports, open.feishu.cn vc-v1, two readers of the 企业微信 export.
"""

from __future__ import annotations

from pipeline.readers.shapes.shape import Shape, headers, overrules

SHAPES = (
    Shape(
        "腾讯会议",
        (headers("首次入会时间", "最后退会时间"), headers("用户昵称（入会昵称）"), headers("昵称(入会昵称)")),
        blanks=frozenset({"--"}),
        columns=overrules({"身份": "role"}),
    ),
    Shape("飞书会议", (headers("参会人", "入会时间", "离会时间"),), columns=overrules({"位置": "other"})),
    Shape(
        "小鹅通",
        (
            headers("用户昵称", "直播观看时长"),
            headers("昵称", "最近采集号码"),
            headers("用户昵称", "打卡昵称"),
        ),
    ),
    Shape(
        "企业微信客户",
        (headers("添加人", "添加时间"), headers("添加人", "客户名称"), headers("添加人账号", "添加人")),
        columns=overrules({"客户名称": "name", "描述": "note", "来源": "source", "添加人": "wecom"}),
    ),
)
