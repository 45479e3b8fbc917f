# ruff: noqa: E501 - a table reads best with one rule to a line
# fmt: off
"""What each rule is called and what it says, Chinese and English side by side: data, one line per rule.

A sentence holds {before} (what was seen), {after} (what it became or matched) and {field}; a part in [square
brackets] is left out when a value in it is empty. A family ("junk:") speaks for all of its kinds, with {kind}.
"""

from __future__ import annotations

from pipeline.labels import Pair

#: Short names, for counts and for the rule column.
NAMES: dict[str, Pair] = {
    "internal": ("内部同事", "Colleague"),
    "opt-out": ("要求勿扰", "Opted out"),
    "competitor": ("竞争对手", "Competitor"),
    "partner": ("合作伙伴", "Partner"),
    "non-target": ("非目标人群", "Not a target"),
    "not-a-signup": ("不是有效报名", "Not a sign-up"),
    "junk": ("无效信息", "Junk"),
    "no-contact": ("没有联系方式", "No contact of their own"),
    "review": ("待核对", "To check"),
    "points": ("加分项", "Points"),
}

#: The kinds within a family.
KINDS: dict[str, Pair] = {
    "student": ("学生", "student"),
    "job-seeker": ("求职者", "job seeker"),
    "press": ("媒体", "press"),
    "recruiter": ("猎头招聘", "recruiter"),
    "vendor": ("推销方", "vendor"),
    "host": ("主持人", "host"),
    "panelist": ("嘉宾", "panelist"),
    "bot": ("会议机器人", "bot"),
    "void": ("已作废", "void"),
    "refunded": ("已退款", "refunded"),
    "declined": ("已谢绝", "declined"),
    "test-lead": ("平台测试数据", "platform test lead"),
    "test": ("测试数据", "test entry"),
    "keyboard-walk": ("乱敲键盘", "keyboard walk"),
    "repeated-digits": ("重复数字", "repeated digits"),
    "sequential-digits": ("连续数字", "sequential digits"),
    "placeholder": ("占位内容", "placeholder"),
    "fake-contact": ("虚假联系方式", "fake contact"),
    "joke": ("玩笑内容", "joke"),
    "advert": ("广告", "advert"),
    "blank": ("空行", "blank row"),
    "repeated-header": ("重复的表头", "repeated header"),
    "footer": ("页脚或合计行", "footer or total"),
    "no-identity": ("没有可识别的身份", "nobody to identify"),
    "no-contact": ("没有联系方式", "no contact"),
    "dropped": ("您已判断剔除", "dropped by your answer"),
    "like-internal": ("可能是内部同事", "perhaps a colleague"),
    "like-competitor": ("可能是竞争对手", "perhaps a competitor"),
    "like-partner": ("可能是合作伙伴", "perhaps a partner"),
    "like-opt-out": ("可能要求过勿扰", "perhaps opted out"),
    "odd-name": ("姓名可疑", "the name is odd"),
    "odd-details": ("多处内容可疑", "several details are odd"),
    "throwaway-email": ("一次性邮箱", "a throw-away mailbox"),
    "asked-no-contact": ("可能要求过不联系", "may have asked not to be contacted"),
}

#: Why somebody leaves the list, or waits in Review.
SCREENING: dict[str, Pair] = {
    "internal": ("内部同事[：{field}「{before}」][，对应「{after}」]", "Colleague[: {field} “{before}”][, matches “{after}”]"),
    "opt-out": ("要求不再联系[：{field}「{before}」][，对应「{after}」]", "Asked not to be contacted[: {field} “{before}”][, matches “{after}”]"),
    "competitor": ("竞争对手[：{field}「{before}」][，对应名单「{after}」]", "Competitor[: {field} “{before}”][, on your list as “{after}”]"),
    "partner": ("合作伙伴[：{field}「{before}」][，对应名单「{after}」]", "Partner[: {field} “{before}”][, on your list as “{after}”]"),
    "non-target:": ("不是目标客户，{kind}[：{field}「{before}」][（{after}）]", "Not a target, {kind}[: {field} “{before}”][ ({after})]"),
    "not-a-signup:": ("不是有效报名，{kind}[：「{before}」][（{after}）]", "Not a sign-up, {kind}[: “{before}”][ ({after})]"),
    "junk:": ("无效信息，{kind}[：{field}「{before}」][、「{after}」]", "Junk, {kind}[: {field} “{before}”][, “{after}”]"),
    "review:": ("请核对，{kind}[：{field}「{before}」][、「{after}」]", "Please check, {kind}[: {field} “{before}”][, “{after}”]"),
    "review:like-internal": ("请核对，可能是内部同事[：{field}「{before}」][，与名单「{after}」相近]", "Please check, perhaps a colleague[: {field} “{before}”][, like “{after}” on your list]"),
    "review:like-competitor": ("请核对，可能是竞争对手[：{field}「{before}」][，与名单「{after}」相近]", "Please check, perhaps a competitor[: {field} “{before}”][, like “{after}” on your list]"),
    "review:like-partner": ("请核对，可能是合作伙伴[：{field}「{before}」][，与名单「{after}」相近]", "Please check, perhaps a partner[: {field} “{before}”][, like “{after}” on your list]"),
    "review:like-opt-out": ("请核对，可能要求过勿扰[：{field}「{before}」][，与名单「{after}」相近]", "Please check, perhaps opted out[: {field} “{before}”][, like “{after}” on your list]"),
    "no-contact": ("没有可用的电话、邮箱或企微", "No phone, email or WeCom of their own"),
    "review:no-contact": ("没有可用的电话、邮箱或企微", "No phone, email or WeCom of their own"),
    "answer-keep": ("您已判断：保留", "You answered: keep"),
    "answer-drop": ("您已判断：剔除", "You answered: drop"),
}

#: Why somebody is called sooner or later: what the caller reads, most telling first.
SCORING: dict[str, Pair] = {
    "points:seniority": ("{before}", "{before}"),
    "points:key-account": ("重点客户[ {after}]", "key account[ {after}]"),
    "points:key-account-group": ("重点客户[ {after} ]旗下", "company of key account[ {after}]"),
    "points:wants-contact": ("希望联系", "wants contact"),
    "points:wants-no-contact": ("表示不需联系", "does not ask for contact"),
    "points:question": ("提了问题[：{before}]", "asked[: {before}]"),
    "points:question-buying": ("问题有采购意向[（{after}）]", "the question sounds like buying[ ({after})]"),
    "points:known-customer": ("CRM 已有[，{after}]", "already in CRM[, {after}]"),
    "points:last-contact": ("最近联系过[：{before}]", "contacted lately[: {before}]"),
    "points:company-size": ("公司 {before}", "company of {before}"),
    "points:industry": ("目标行业[：{before}]", "target industry[: {before}]"),
    "points:attended": ("已到场", "attended"),
    "points:not-attended": ("未到场", "did not attend"),
    "points:minutes": ("听了 {before} 分钟", "stayed {before} minutes"),
    "points:recency": ("刚报名[（{before}）]", "signed up lately[ ({before})]"),
    "points:completeness": ("信息完整", "details complete"),
}

#: What was done to a value, what is wrong with it, and where a tag comes from.
VALUES_CHANGED: dict[str, Pair] = {
    "value-lost": ("{field}「{before}」未保留[，保留的是「{after}」]", "{field} “{before}” not kept[; “{after}” stands]"),
    "ask-same-person": ("可能是同一人", "May be one person"),
    "same-content": ("内容完全相同", "The same content"),
    "same-person": ("同一人", "The same person"),
    "known-contact": ("CRM 已有此人[：{after}]", "Known in the CRM[: {after}]"),
    "known-account": ("CRM 已有该公司：{before}[，负责人 {after}]", "The CRM knows the company: {before}[, owner {after}]"),
    "open-opportunity": ("CRM 里有在谈商机：{before}", "Open deal in the CRM: {before}"),
    "crm-duplicate": ("CRM 里还有一条：{before}", "One more record in the CRM: {before}"),
    "corrected": ("{field}「{before}」已由同事更正[为「{after}」]", "{field} “{before}” was corrected by a colleague[: “{after}”]"),
    "returning": ("参加过其他活动：{after}", "Known from other events: {after}"),
    "key-account": ("重点客户[ {after}][（{before}）]", "Key account[ {after}][ ({before})]"),
    "no-consent": ("未勾选同意联系", "Consent was not ticked"),
    # cells as they were read
    "cell-too-long": ("单元格过长，已截断[：{before}]", "The cell was too long and was cut[: {before}]"),
    "cell-error": ("单元格是错误值[：{before}]", "The cell holds an error[: {before}]"),
    "control-characters": ("已去掉不可见的控制字符[：{before}]", "Control characters were taken out[: {before}]"),
    "digits-lost": ("表格四舍五入，数字已丢失[：{before}]", "The spreadsheet rounded it, digits are gone[: {before}]"),
    "formula-without-value": ("公式没有保存结果", "A formula without its result"),
    "ragged-row": ("这一行的单元格比其他行多[：{before}]", "More cells than the other lines[: {before}]"),
    "stray-quote": ("引号没有闭合[：{before}]", "A quote that never closes[: {before}]"),
    "bad-bytes": ("有无法解码的字节[：{before}]", "Bytes that are no text[: {before}]"),
    "secret-removed": ("票据密钥类内容已去掉", "A ticket's secret was left out"),
    "odd-name": ("姓名有些可疑[：{before}]", "The name is a little odd[: {before}]"),
    "odd-phone": ("电话有些可疑[：{before}]", "The phone number is a little odd[: {before}]"),
    "odd-email": ("邮箱有些可疑[：{before}]", "The email is a little odd[: {before}]"),
    "odd-company": ("公司有些可疑[：{before}]", "The company is a little odd[: {before}]"),
    "odd-title": ("职位有些可疑[：{before}]", "The title is a little odd[: {before}]"),
    # names and companies
    "answer-in-words": ("填的是「{before}」[，记为{after}]", "The answer was “{before}”[, taken as {after}]"),
    "beside-the-name": ("姓名旁的「{before}」已移开", "“{before}” stood beside the name and was moved"),
    "name-honorific": ("姓名「{before}」里的称呼已去掉[：{after}]", "Form of address taken off the name “{before}”[: {after}]"),
    "name-honorific-only": ("只有称呼，没有全名[：{before}]", "A form of address, not a whole name[: {before}]"),
    "name-has-phone": ("姓名格里有电话[：{before}]", "A phone number in the name cell[: {before}]"),
    "name-has-email": ("姓名格里有邮箱[：{before}]", "An email in the name cell[: {before}]"),
    "name-invisible": ("姓名只有不可见字符", "The name is made of invisible characters"),
    "name-is-bot": ("像是会议机器人[：{before}]", "Looks like a meeting bot[: {before}]"),
    "name-is-device": ("姓名是设备名[：{before}]", "The name is a device's[: {before}]"),
    "name-is-organisation": ("姓名是公司名[：{before}]", "The name is a company's[: {before}]"),
    "name-masked": ("姓名被打了码[：{before}]", "The name is masked[: {before}]"),
    "name-too-long": ("姓名太长，按原样保留[：{before}]", "Name too long, kept as it was[: {before}]"),
    "name-two-people": ("一格里有两个人[：{before}]", "Two people in one cell[: {before}]"),
    "name-unclear": ("姓名看不明白，按原样保留[：{before}]", "Name unclear, kept as it was[: {before}]"),
    "company-placeholder": ("公司一栏没有填真实公司[：{before}]", "No real company was given[: {before}]"),
    "company-too-long": ("公司名太长，按原样保留[：{before}]", "Company too long, kept as it was[: {before}]"),
    "swapped-columns": ("填错了列[：「{before}」][与「{after}」]，已对调", "Columns were swapped[: “{before}”][ and “{after}”], put right"),
    # phones and e-mails
    "phone-digits-lost": ("电话被表格损坏，无法还原[：{before}]", "The spreadsheet destroyed the phone number[: {before}]"),
    "phone-masked": ("电话被打了码[：{before}]", "The phone number is masked[: {before}]"),
    "phone-wrong-length": ("电话位数不对[：{before}]", "The phone number has too few or too many digits[: {before}]"),
    "phone-no-area-code": ("座机没有区号[：{before}]", "A landline without its area code[: {before}]"),
    "phone-unassigned": ("没有这样的号段[：{before}]", "No such number has been given out[: {before}]"),
    "phone-too-short": ("电话太短[：{before}]", "The phone number is too short[: {before}]"),
    "phone-too-long": ("电话太长，按原样保留", "Phone too long, kept as it was"),
    "phone-unreadable": ("没有可拨打的号码[：{before}]", "No number that can be called[: {before}]"),
    "phone-plus-restored": ("电话补上了 +[：{after}]", "The + of the number was restored[: {after}]"),
    "phone-zero-restored": ("区号补上了 0[：{after}]", "The area code's 0 was restored[: {after}]"),
    "phone-part-unread": ("电话格里还有别的数字[：{after}]", "The phone cell holds a few more digits[: {after}]"),
    "country-code-assumed": ("国家区号是推测的[：{after}]", "The country code was assumed[: {after}]"),
    "phone-extension": ("电话 {before} 有分机[ {after}]", "Phone {before} has an extension[ {after}]"),
    "phone-found-elsewhere": ("电话填在了别的列[：{after}]", "The phone stood in another column[: {after}]"),
    "email-repaired": ("邮箱「{before}」已修正[为「{after}」]", "Email “{before}” put right[: “{after}”]"),
    "email-invalid": ("邮箱无法使用[：{before}]", "Not an address that can be used[: {before}]"),
    "email-too-long": ("邮箱太长，按原样保留", "Email too long, kept as it was"),
    "email-found-elsewhere": ("邮箱填在了别的列[：{after}]", "The email stood in another column[: {after}]"),
    # dates
    "date-ambiguous": ("日期的日和月分不清，按原样保留[：{before}]", "Day and month could be swapped, kept as it was[: {before}]"),
    "date-unreadable": ("看不出日期，按原样保留[：{before}]", "No date in it, kept as it was[: {before}]"),
    "date-out-of-range": ("没有这一天，按原样保留[：{before}]", "No such day, kept as it was[: {before}]"),
    "date-year-missing": ("日期缺年份，按原样保留[：{before}]", "The year is missing, kept as it was[: {before}]"),
    "date-year-assumed": ("日期缺年份，取最近的一天[：{before}]", "The year was missing, the latest such day was taken[: {before}]"),
    "date-relative": ("按运行当天倒推的日期[：{before}]", "Counted back from the day of the run[: {before}]"),
    "date-zone-unknown": ("时区不明，未计入[：{before}]", "Its time zone is unclear and was left out[: {before}]"),
    # where a tag comes from
    "city-from-cell": ("城市取自「{before}」[：{after}]", "City from “{before}”[: {after}]"),
    "city-from-address": ("城市取自地址[「{before}」][：{after}]", "City from the address[ “{before}”][: {after}]"),
    "city-from-company": ("城市取自公司名[「{before}」][：{after}]", "City from the company's name[ “{before}”][: {after}]"),
    "city-from-landline": ("城市取自座机区号[ {before}][：{after}]", "City from the area code[ {before}][: {after}]"),
    "city-from-mobile": ("城市按手机号段推测[ {before}][：{after}]", "City guessed from the mobile number[ {before}][: {after}]"),
    "country-from-phone": ("国家取自电话区号[：{after}]", "Country from the phone's country code[: {after}]"),
    "industry-unread": ("报名表里的行业「{before}」未能归类", "Industry “{before}” on the form is none of ours"),
    "industry-from-form": ("行业取自报名表[「{before}」][：{after}]", "Industry from the form[ “{before}”][: {after}]"),
    "industry-from-known": ("行业取自已知公司[「{before}」][：{after}]", "Industry of a known company[ “{before}”][: {after}]"),
    "industry-from-company": ("行业取自公司名[「{before}」][：{after}]", "Industry from the company's name[ “{before}”][: {after}]"),
    "industry-from-domain": ("行业取自邮箱域名[ {before}][：{after}]", "Industry from the mail domain[ {before}][: {after}]"),
    "size-from-known": ("规模取自已知公司[「{before}」][：{after}]", "Size of a known company[ “{before}”][: {after}]"),
}

SENTENCES: dict[str, Pair] = {**SCREENING, **SCORING, **VALUES_CHANGED}
