# ruff: noqa: E501 (the headers stand as the platforms write them)
"""Each platform's own header, with a few invented rows: which columns come out, which rows, and who is no sign-up."""

from __future__ import annotations

import pytest
from reading import excluded, grid, reading

from pipeline.batch import Verdict

ZOOM = """
Attendee Report
Report Generated:,"Apr 09, 2026 8:50 PM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views
MES day,328-972-509,"Mar 28, 2026 8:07 AM",548,461,0,446,991,0
Host Details,
Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
Yes,Host One,host@example.com,"Mar 28, 2026 08:07:27","Mar 28, 2026 17:14:45",548,China
Panelist Details,
Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
Yes,Panel One,panel@example.com,"Mar 28, 2026 09:39:09","Mar 28, 2026 10:03:38",25,China
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,Organization,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Which system do you use?,Country/Region Name
Yes,Li Lei,Lei,Li,lilei@example.com,Yunshan,"Mar 28, 2026 09:07:11",approved,"Mar 28, 2026 09:07:39","Mar 28, 2026 09:26:54",20,Yes,SAP,China
Yes,Li Lei,,,lilei@example.com,,,,"Mar 28, 2026 10:07:39","Mar 28, 2026 10:26:54",19,Yes,,China
No,Han Mei,Mei,Han,hanmei@example.com,Beihe,"Mar 28, 2026 04:05:00",approved,--,--,--,--,,--
No,Gu Yi,Yi,Gu,guyi@example.com,Nanhe,"Mar 28, 2026 04:05:00",denied,--,--,--,--,,--
Yes,Lena's Notetaker (Otter.ai),,,,,,,"Mar 28, 2026 09:07:39","Mar 28, 2026 09:26:54",20,Yes,,China
Other Attended
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
8613900001234,"Mar 28, 2026 2:20 PM","Mar 28, 2026 2:21 PM",1,China
"""


def test_zoom_sections_are_read_with_their_own_layouts() -> None:
    got = reading(grid(ZOOM, sheet=""))
    rows = got.batch.rows
    assert list(rows["line"]) == [7, 10, 13, 14, 15, 16, 17, 20]
    assert excluded(got) == {
        7: "not-a-signup:host",
        10: "not-a-signup:panelist",
        16: "not-a-signup:declined",
        17: "not-a-signup:bot",
    }
    first = rows.loc["r3"]
    assert (first["first_name"], first["last_name"], first["company"], first["minutes"]) == (
        "Lei",
        "Li",
        "Yunshan",
        "20",
    )
    assert first["x:Which system do you use?"] == "SAP"
    assert rows.loc["r5", "minutes"] == ""
    assert rows.loc["r5", "attended"] == "No"
    assert "x:Is Guest" not in rows
    assert [table.title for table in got.inputs[0].tables] == [
        "Host Details",
        "Panelist Details",
        "Attendee Details",
        "Other Attended",
    ]


#: name, sheet, expected columns of the first row, number of rows, {line: kind} of what is no sign-up
SHAPES: list[tuple[str, str, dict[str, str], int, dict[int, str]]] = [
    (
        "zoom registration",
        """
Registration Report
Report Generated:,"Apr 09, 2026"
Registrant Details
First Name,Last Name,Email,Organization,Job Title,Registration Time,Approval Status
Lei,Li,lilei@example.com,Yunshan,CIO,05/12/2026 09:00:00 AM,approved
Mei,Han,hanmei@example.com,Beihe,IT,05/12/2026 09:00:00 AM,pending
Yi,Gu,guyi@example.com,Nanhe,IT,05/12/2026 09:00:00 AM,denied
""",
        {
            "first_name": "Lei",
            "company": "Yunshan",
            "title": "CIO",
            "registered_at": "05/12/2026 09:00:00 AM",
        },
        3,
        {7: "declined"},
    ),
    (
        "zoom meeting with its block",
        """
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
812 3456 7890,MES day,10/05/2026 05:55:00 PM,10/05/2026 06:55:00 PM,host@example.com,60,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
iPhone (Li Lei),,10/05/2026 05:55:00 PM,10/05/2026 06:05:00 PM,10,Yes
Fireflies.ai Notetaker,,10/05/2026 05:55:00 PM,10/05/2026 06:05:00 PM,10,Yes
""",
        {"name": "iPhone (Li Lei)", "minutes": "10"},
        2,
        {6: "bot"},
    ),
    (
        "teams",
        """
1. Summary
Meeting title,MES day
Attended participants,3
Start time,"14/11/26, 09:29:07"

2. Participants
Name,First join,Last leave,In-meeting duration,Email,Participant ID (UPN),Role
"Li, Lei","14/11/26, 09:29:07","14/11/26, 09:50:07",21m 7s,lilei@example.com,lilei@example.com,Organizer
Han Mei (Guest),"14/11/26, 09:29:07","14/11/26, 09:50:07",21m 7s,,,Attendee
Gu Yi,"14/11/26, 09:29:07","14/11/26, 09:50:07",21m 7s,guyi@example.com,guyi@example.com,Presenter

3. In-Meeting activities
Name,Join time,Leave time,Duration,Email,Role
"Li, Lei","14/11/26, 09:29:07","14/11/26, 09:50:07",21m 7s,lilei@example.com,Organizer
""",
        {"name": "Li, Lei", "email": "lilei@example.com", "minutes": "21m 7s"},
        3,
        {8: "host", 10: "panelist"},
    ),
    (
        "teams in German",
        """
1. Zusammenfassung
Besprechungstitel,MES
Teilnehmer,2

2. Teilnehmer
Name,Erster Beitritt,Letztes Verlassen,Dauer der Besprechung,E-Mail,Teilnehmer-ID (UPN),Rolle
Anna Vogel,"06.10.26, 18:01:00","06.10.26, 19:00:00",59 Min. 0 Sek.,anna@example.com,anna@example.com,Teilnehmer
Ben Krug,"06.10.26, 18:01:00","06.10.26, 19:00:00",59 Min. 0 Sek.,ben@example.com,ben@example.com,Organisator
""",
        {"name": "Anna Vogel", "email": "anna@example.com", "minutes": "59 Min. 0 Sek."},
        2,
        {8: "host"},
    ),
    (
        "eventbrite",
        """
Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status,Home Address 1,Home Address 2,Home City,Home State,Home Zip,Home Country,How did you hear about us?,Job Title,Company
101,11/29/24 22:28,Lei,Li,lilei@example.com,1,,Free,201,,Free Order,EUR,0,0,0,0,Attending,1 Main St,Floor 2,Munich,BY,80331,DE,LinkedIn,CIO,Yunshan
102,11/29/24 22:29,Info Requested,Info Requested,Info Requested,1,,Free,202,,Free Order,EUR,0,0,0,0,Attending,,,,,,,,,
103,11/29/24 22:30,Yi,Gu,guyi@example.com,1,,Free,203,,Free Order,EUR,0,0,0,0,Refunded,,,,,,,,IT,Nanhe
104,11/29/24 22:31,An,Xu,xuan@example.com,1,,Free,204,,Free Order,EUR,0,0,0,0,Not Attending,,,,,,,,IT,Nanhe
""",
        {
            "first_name": "Lei",
            "city": "Munich",
            "country": "DE",
            "source": "LinkedIn",
            "address": "1 Main St; Floor 2",
        },
        4,
        {4: "refunded", 5: "void"},
    ),
    (
        "luma",
        """
guest_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,utm_source,qr_code_url,amount,amount_tax,amount_discount,currency,coupon_code,eth_address,solana_address,survey_response_rating,survey_response_feedback,ticket_type_id,ticket_name,What's your company?,What is your job title?
g1,Li Lei,,,lilei@example.com,+8613900001234,2026-03-01T09:02:11Z,approved,2026-03-20T09:02:11Z,weixin,https://lu.ma/check-in/abc?pk=g1,0,0,0,CNY,,,,,,t1,Free,Yunshan,CIO
g2,Han Mei,,,hanmei@example.com,,2026-03-01T09:02:11Z,declined,,,https://lu.ma/check-in/abc?pk=g2,0,0,0,CNY,,,,,,t1,Free,Beihe,IT
g3,Gu Yi,,,guyi@example.com,,2026-03-01T09:02:11Z,invited,,,,0,0,0,CNY,,,,,,t1,Free,Nanhe,IT
g4,Xu An,,,xuan@example.com,,2026-03-01T09:02:11Z,waitlist,,,,0,0,0,CNY,,,,,,t1,Free,Nanhe,IT
""",
        {
            "name": "Li Lei",
            "phone": "+8613900001234",
            "company": "Yunshan",
            "title": "CIO",
            "attended": "yes",
            "source": "weixin",
        },
        4,
        {3: "declined", 4: "void"},
    ),
    (
        "tito",
        """
Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Ticket Company Name,Ticket Reference,Void Status,What is your role?
Li Lei,Li,Lei,lilei@example.com,Yunshan,ABCD-1,,CIO
Han Mei,Han,Mei,hanmei@example.com,Beihe,ABCD-2,Void,IT manager
""",
        {"name": "Li Lei", "email": "lilei@example.com", "company": "Yunshan", "title": "CIO"},
        2,
        {3: "void"},
    ),
    (
        "pretix positions",
        """
Event slug,Event name,Order code,Position ID,Status,Email,Phone number,Order date,Order time,Product,Attendee name,Attendee email,Attendee company,City,Country,Ticket secret,Topics – MES,Topics – ERP,Invoice address company,Order locale,Position order link
mes,MES day,ABC12,1,paid,buyer@example.com,+8613900001234,2026-03-01,09:02:11,Day,Li Lei,lilei@example.com,Yunshan,Hangzhou,CN,s3cr3ts3cr3t,Yes,No,Yunshan Ltd,en,https://pretix.eu/x/order/ABC12/abcdefg
mes,MES day,ABC12,2,paid,buyer@example.com,+8613900001234,2026-03-01,09:02:11,Day,Han Mei,,Yunshan,Hangzhou,CN,s3cr3ts3cr4t,Yes,Yes,Yunshan Ltd,en,https://pretix.eu/x/order/ABC12/abcdefh
mes,MES day,ABC13,1,canceled,guyi@example.com,,2026-03-01,09:02:11,Day,Gu Yi,guyi@example.com,Nanhe,Beijing,CN,s3cr3ts3cr5t,No,No,,en,https://pretix.eu/x/order/ABC13/abcdefi
""",
        {
            "name": "Li Lei",
            "email": "lilei@example.com",
            "email_alt": "buyer@example.com",
            "x:Topics": "MES",
            "company": "Yunshan",
        },
        3,
        {4: "void"},
    ),
    (
        "indico",
        """
ID,Name,Email Address,Affiliation,Title,Position,Phone Number,Country,Registration date,Registration state,Checked in,Tags
1,Li Lei,lilei@example.com,Yunshan,Mr,CIO,44 20 7946 0018,China,2026-03-01,Completed,Yes,vip
2,Han Mei,hanmei@example.com,Beihe,Ms,IT manager,,China,2026-03-01,Withdrawn,No,
3,Gu Yi,guyi@example.com,Nanhe,Dr,Engineer,,China,2026-03-01,Rejected,No,
4,Xu An,xuan@example.com,Nanhe,Dr,Engineer,,China,2026-03-01,Awaiting payment,No,
""",
        {
            "name": "Li Lei",
            "title": "CIO",
            "company": "Yunshan",
            "tags": "vip",
            "attended": "Yes",
            "x:Title": "Mr",
        },
        4,
        {3: "declined", 4: "declined"},
    ),
    (
        "google forms",
        """
Timestamp,Email Address,Your name,What company do you work for?,Your role / job title,How did you hear about this event?,Any questions for the speaker?
2026/05/28 7:01:33 PM GMT+2,lilei@example.com,Li Lei,Yunshan,CIO,"LinkedIn, a friend",Does it work with SAP?
2026/05/28 7:02:33 PM GMT+2,hanmei@example.com,Han Mei,Beihe,IT manager,Newsletter,
""",
        {
            "company": "Yunshan",
            "title": "CIO",
            "source": "LinkedIn, a friend",
            "question": "Does it work with SAP?",
        },
        2,
        {},
    ),
    (
        "microsoft forms",
        """
ID,Start time,Completion time,Email,Name,Last modified time,Name2,Email2,Company,Job title
1,2026-05-28 19:01:33,2026-05-28 19:03:33,anonymous,,,Li Lei,lilei@example.com,Yunshan,CIO
2,2026-05-28 19:01:33,2026-05-28 19:03:33,anonymous,,,Han Mei,hanmei@example.com,Beihe,IT
""",
        {"name": "Li Lei", "email": "lilei@example.com", "registered_at": "2026-05-28 19:03:33"},
        2,
        {},
    ),
    (
        "typeform",
        """
#,What's your <strong>name</strong>?,What's your email address?,MES,ERP,Other,Response Type,Start Date (UTC),Submit Date (UTC),Network ID,Tags
k3j4h5k3j4h5k3j4h5k3j4h5k3j4h5k3,Li Lei,lilei@example.com,MES,,,completed,2026-10-05 02:37:31,2026-10-05 02:39:31,9f8e7d,
k3j4h5k3j4h5k3j4h5k3j4h5k3j4h5k4,Han Mei,hanmei@example.com,MES,ERP,WMS,completed,2026-10-05 02:37:31,2026-10-05 02:39:31,9f8e7e,
""",
        {
            "name": "Li Lei",
            "email": "lilei@example.com",
            "registered_at": "2026-10-05 02:39:31",
            "x:MES / ERP / Other": "MES",
        },
        2,
        {},
    ),
    (
        "hubspot",
        """
Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lifecycle Stage,Lead Status,Create Date,Original Source,Job title,Company name,Country/Region,State/Region
5101,Lei,Li,lilei@example.com,+8613900001234,Lin Xiao,Lead,Open,2026-03-01,Offline,CIO,Yunshan,China,Zhejiang
""",
        {
            "crm_id": "5101",
            "owner": "Lin Xiao",
            "company": "Yunshan",
            "country": "China",
            "province": "Zhejiang",
        },
        1,
        {},
    ),
    (
        "meta leads",
        """
id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,form_name,is_organic,platform,full_name,phone_number,email,company_name,job_title,city,zip_code,lead_status
l:1234567,2026-08-07T08:21:55-05:00,ag:1234567,A,as:1234567,B,c:1234567,MES day,f:1234567,F,false,fb,Li Lei,p:+8613900001234,lilei@example.com,Yunshan,CIO,Hangzhou,z:310000,CREATED
l:1234568,2026-08-07T08:21:55-05:00,ag:1234567,A,as:1234567,B,c:1234567,MES day,f:1234567,F,false,fb,<test lead: dummy data for full_name>,<test lead: dummy data for phone_number>,test@meta.com,<test lead: dummy data for company_name>,x,y,z:1,CREATED
""",
        {
            "name": "Li Lei",
            "phone": "+8613900001234",
            "x:zip_code": "310000",
            "registered_at": "2026-08-07T08:21:55-05:00",
        },
        2,
        {3: "test-lead"},
    ),
    (
        "问卷星",
        """
序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的姓名：,2、您的手机号码,3、您的公司名称,4、您的职位/职务,5、您关注的方向（多选）,6、您是从哪里得知本次活动的？,7、是否需要销售联系您？
1,2026/3/1 9:02:11,95秒,微信,N/A,117.136.1.1(北京-北京),李雷,13900001234,杭州云杉智能科技有限公司,信息总监,MES┋ERP,公众号推文,是
2,2026/3/1 9:03:11,65秒,链接,N/A,117.136.1.2(北京-北京),韩梅,13900001235,(空),(跳过),MES,(跳过),否
""",
        {
            "name": "李雷",
            "company": "杭州云杉智能科技有限公司",
            "source": "公众号推文",
            "wants_contact": "是",
            "x:5、您关注的方向（多选）": "MES; ERP",
        },
        2,
        {},
    ),
    (
        "腾讯问卷",
        """
编号,开始答题时间,结束答题时间,答题时长,语言,清洗数据结果,智能清洗数据无效概率,地理位置国家和地区,地理位置省,地理位置市,用户类型,用户标识,昵称,自定义字段,IP,UA,Referrer,1.您的姓名,2.您的手机号,3.所属行业,4.使用系统:MES,4.使用系统:ERP,
1,2026-03-01 09:00:00,2026-03-01 09:02:00,120,zh,有效,0,中国,浙江,杭州,微信,oABCDEFGHIJKLMNOPQRSTUVWXYZab,小鹿,,1.1.1.1,Mozilla,https://wj.qq.com/s2/1,李雷,"	13900001234",A. 机械装备,MES,,
2,2026-03-01 09:00:00,2026-03-01 09:02:00,120,zh,有效,0,中国,江苏,苏州,微信,oABCDEFGHIJKLMNOPQRSTUVWXYZac,阳光,,1.1.1.1,Mozilla,https://wj.qq.com/s2/1,韩梅,13900001235,B. 汽车,MES,ERP,
""",
        {
            "name": "李雷",
            "phone": "13900001234",
            "industry": "机械装备",
            "city": "杭州",
            "registered_at": "2026-03-01 09:02:00",
            "x:4.使用系统": "MES",
            "x:昵称": "小鹿",
        },
        2,
        {},
    ),
    (
        "金数据",
        """
序号,姓名,手机,公司,城市,微信昵称,微信性别,微信国家,微信省市,微信OpenID,微信头像,提交人,提交时间,修改时间,IP
1,李雷,13900001234,杭州云杉,杭州,小鹿,男,中国,浙江 杭州,oABCDEFGHIJKLMNOPQRSTUVWXYZab,https://thirdwx.qlogo.cn/1,lx,2026-03-01 09:02:11,2026-03-01 09:02:11,1.1.1.1
""",
        {
            "name": "李雷",
            "phone": "13900001234",
            "company": "杭州云杉",
            "city": "杭州",
            "registered_at": "2026-03-01 09:02:11",
        },
        1,
        {},
    ),
    (
        "小鹅通直播",
        """
用户昵称,性别,真实姓名,联系号码,收集来源,用户状态,IP,地区,首次观看直播时间,最近观看直播时间,直播观看时长
小鹿,男,李雷,13900001234,报名表,正常,1.1.1.1,浙江杭州,2026-03-01 09:02:11,2026-03-01 10:02:11,0小时43分53秒
阳光,女,,13900001235,报名表,正常,1.1.1.1,浙江杭州,2026-03-01 09:02:11,2026-03-01 10:02:11,0小时3分53秒
""",
        {"name": "李雷", "phone": "13900001234", "minutes": "0小时43分53秒", "x:用户昵称": "小鹿"},
        2,
        {},
    ),
    (
        "腾讯会议",
        """
会议主题:,MES 公开课
会议号:,123 456 789
会议创建者:,林晓
预定开始时间:,2026-01-01 00:00:00
预定结束时间:,2026-01-01 01:00:00
累计会议时长:,1:00:00
参会用户总数:,3

用户昵称（入会昵称）,首次入会时间,最后退会时间,入会次数,累计参会时长,身份
林晓(林晓),2026-01-01 00:00:00,2026-01-01 01:00:00,1,1:00:00,主持人
李雷(李雷13900001234),2026-01-01 00:00:00,2026-01-01 01:00:00,2,0:30:00,普通参会者
会议录制助手,2026-01-01 00:00:00,--,1,0:30:00,普通参会者
""",
        {"name": "林晓(林晓)", "minutes": "1:00:00"},
        3,
        {10: "host", 12: "bot"},
    ),
    (
        "飞书",
        """
参会人,部门,用户ID,工号,电话,邮箱,设备,客户端版本,公网IP,内网IP,代理服务,位置,网络类型,麦克风,扬声器,摄像头,音频,视频,共享,入会时间,离会时间,参会时长,离会原因
李雷,信息部,u1,007,+86139****1234,lilei@example.com,Mac,7.1,1.1.1.1,10.0.0.1,-,杭州,WiFi,a,b,c,d,e,f,2026.07.21 11:04:52 (GMT+08:00),2026.07.21 11:06:52 (GMT+08:00),00:01:58,主动离会
""",
        {
            "name": "李雷",
            "department": "信息部",
            "phone": "+86139****1234",
            "email": "lilei@example.com",
            "minutes": "00:01:58",
        },
        1,
        {},
    ),
    (
        "企业微信客户",
        """
客户名称,描述,添加人,添加人账号,添加人所属部门,添加时间,来源,手机,企业,邮箱,地址,职务,电话,标签组1(行业),标签组2(来源)
李雷,展会认识,林晓,linxiao,市场部,2026-03-01 09:02:11,扫描二维码,13900001234,杭州云杉,lilei@example.com,杭州,信息总监,0571-88001234,机械,公众号
""",
        {
            "name": "李雷",
            "wecom": "林晓",
            "company": "杭州云杉",
            "phone": "13900001234",
            "phone_alt": "0571-88001234",
            "tags": "机械; 公众号",
            "title": "信息总监",
            "note": "展会认识",
            "x:添加人所属部门": "市场部",
        },
        1,
        {},
    ),
    (
        "a list kept by hand with a status",
        """
序号,姓名,手机,公司,客户状态,状态
1,李雷,13900001234,杭州云杉,已流失,审核通过
2,韩梅,13900001235,北河,拒绝,待审核
3,顾一,13900001236,南河,,已取消
4,许安,13900001237,南河,,已退款
5,陶然,13900001238,南河,,审核不通过
""",
        {"name": "李雷", "x:客户状态": "已流失", "x:状态": "审核通过"},
        5,
        {4: "void", 5: "refunded", 6: "declined"},
    ),
    (
        "google meet",
        """
First name,Last name,Email,Duration,Time joined,Time exited
Lei,Li,lilei@example.com,58 min,18:02,19:00
""",
        {"first_name": "Lei", "last_name": "Li", "minutes": "58 min"},
        1,
        {},
    ),
]


@pytest.mark.parametrize(
    ("sheet", "first", "count", "kinds"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES]
)
def test_shape(sheet: str, first: dict[str, str], count: int, kinds: dict[int, str]) -> None:
    got = reading(grid(sheet))
    rows = got.batch.rows
    assert {name: rows.iloc[0].get(name) for name in first} == first
    assert len(rows) == count == got.inputs[0].rows
    assert excluded(got) == {line: f"not-a-signup:{kind}" for line, kind in kinds.items()}
    assert not rows.isna().any().any()


SECRETS = ("s3cr3t", "oABCDEF", "lu.ma/check-in", "order/ABC12")


@pytest.mark.parametrize("sheet", [s[1] for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_secrets_never_come_out(sheet: str) -> None:
    got = reading(grid(sheet))
    everything = got.batch.rows.to_csv() + got.batch.findings.to_csv()
    assert not [secret for secret in SECRETS if secret in everything]


def test_a_buyer_of_several_tickets_is_not_the_attendee() -> None:
    sheet = next(s[1] for s in SHAPES if s[0] == "pretix positions")
    rows = reading(grid(sheet)).batch.rows
    assert list(rows["email"]) == ["lilei@example.com", "", "guyi@example.com"]
    assert list(rows["email_alt"]) == ["buyer@example.com", "buyer@example.com", ""]


def test_a_link_in_a_remark_is_taken_out_and_said() -> None:
    got = reading(
        "姓名,手机,备注\n李雷,13900001234,入会 https://zoom.us/w/12345678901?tk=abc.def\n韩梅,13900001235,好"
    )
    assert list(got.batch.rows["note"]) == ["入会 [link removed]", "好"]
    assert "secret-removed" in set(got.batch.findings["rule"])


def test_our_own_people_come_back() -> None:
    got = reading(
        "person_id,rows,outcome,because,tier,score,channel,name,name_alt,phone,phone_kind,email,company,昵称\n"
        "p1,r1 r2,lead,,A,70,phone,李雷,Li Lei,+8613900001234,mobile,lilei@example.com,杭州云杉,小鹿\n"
        "p2,r3,excluded,not-a-signup:void,,0,none,韩梅,,+8613900001235,mobile,,北河,\n"
        "p3,r4,excluded,internal,,0,none,林晓,,+8613900001236,mobile,,我司,"
    )
    rows = got.batch.rows
    assert list(rows["person_id_given"]) == ["p1", "p2", "p3"]
    assert not {"x:rows", "x:outcome", "x:because", "x:tier", "x:score", "x:channel"} & set(rows.columns)
    assert rows.loc["r1", "x:昵称"] == "小鹿"
    assert rows.loc["r1", "name_alt"] == "Li Lei"
    assert excluded(got) == {3: "not-a-signup:void"}


def test_findings_of_the_reader_carry_its_stage() -> None:
    findings = reading(grid(ZOOM)).batch.findings
    assert set(findings["stage"]) == {"read"}
    assert set(findings["verdict"]) == {int(Verdict.EXCLUDE)}


def test_a_detail_sheet_that_repeats_the_overview_is_named_not_read() -> None:
    overview = "用户昵称（入会昵称）,首次入会时间,最后退会时间,入会次数,累计参会时长,身份\n李雷,2026-01-01,2026-01-01,2,0:30:00,普通参会者"
    detail = "用户昵称（入会昵称）,入会时间,退会时间,参会时长\n李雷,2026-01-01,2026-01-01,0:10:00\n李雷,2026-01-01,2026-01-01,0:20:00"
    got = reading(grid(overview, sheet="成员参会概况"), grid(detail, sheet="成员参会明细"))
    assert len(got.batch.rows) == 1
    assert any("成员参会明细" in line and "not read" in line for line in got.inputs[0].guessed)
