# ruff: noqa: E501 (a table of headers)
"""What headers mean, in the languages and phrasings of real forms; and what must not be mistaken for a column."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import words

from pipeline.readers.headers import HeaderWords
from pipeline.text.contact_questions import ContactQuestions

RULES = Path(__file__).parent.parent / "rules"

#: column, and headers (one a line, or parted by |) that must be named so
KNOWN: dict[str, str] = {
    "name": """姓名|姓 名|姓　名*|*姓名|1、您的姓名：|1.您的真实姓名（必填）|您的姓名是？|Q1 您的姓名|一、姓名|请填写您的姓名|【必填】姓名|姓名(Name)
        Name / 姓名|姓名/Name|参会人姓名|观众姓名|與會者名字|聯絡人|真实姓名|联系人|用户昵称（入会昵称）|Full Name|FULL_NAME|fullName|Your name
        Your Name *|What is your name?|What's your full name?|Name2|User Name (Original Name)|Ticket Full Name|Attendee name|Vor- und Nachname
        Nom et prénom|Nombre completo|¿Cuál es su nombre?|Nome e cognome|Votre nom|Volledige naam|Namn|氏名|お名前|이름|성함*|الاسم الكامل|Ihr Name""",
    "first_name": "First Name|first_name|firstName|Vorname|Prénom|Förnamn|Given name|Attendee name: Given name|Ticket First Name|名|fname",
    "last_name": "Last Name|lastName|Surname|Nachname|Nom de famille|Apellidos|Cognome|Sobrenome|Efternamn|Achternaam|姓|姓氏|lname",
    "name_alt": "英文名|English Name|姓名（英文）|フリガナ|お名前（フリガナ）|Name (English)|영문 이름",
    "phone": """手机|手机号|手机号码|手 机|手机（必填，用于接收会议提醒）|3、您的手机号码|您的联系电话：|电话|電話|聯絡電話|手機號碼|Mobile|Mobile No.|Phone Number*
        phone_number|mobilePhone|Cell phone|Tel.|☎ Contact|Whatsapp Number|What is your phone number?|Contact number|Telefon|Handynummer|Téléphone
        Numéro de téléphone|Teléfono móvil|Telefone celular|Cellulare|Telefoonnummer|Mobilnummer|電話番号|携帯電話|휴대폰 번호|연락처|رقم الجوال
        联系方式（手机）|手机号(微信同号)|请填写手机号码，我们将严格保护您的隐私|Phone 2|手机号2|Ph. Number
        Tel. kom.|Nr tel.|Komórka|Mobiltelefonszám|Tel.sz.|Nr. tel.|Моб. тел.|Τηλ.|Matkapuhelin|Tlf.nr.|Tel. cell.|Tel. dienstl.
        Mobile 手提電話（連區號）|Mobile 掛念（連區號）|Tel 住家""",
    "email": """邮箱|电子邮箱|電子郵件|工作邮箱（建议填写企业邮箱）|E-mail|EMAIL|e_mail|Email Address *|Work email|Business Email|Your work email?|Email2
        What is your email address?|Please enter your business email|E-Mail-Adresse:|Ihre E-Mail-Adresse|Adresse e-mail|Courriel|Correo electrónico
        Endereço de e-mail|Indirizzo e-mail|E-mailadres|E-post|メールアドレス|이메일 (필수)|البريد الإلكتروني|Work e-mail (no gmail please)|观众Email""",
    "contact": "联系方式|您的联系方式|Email / Phone|姓名/电话|联系人/电话|手机/邮箱|电话或邮箱|Contact details|Email or phone|連絡先|手机 / 微信",
    "company": """公司|公司名称|公司 名称|公司名稱|单位|工作单位|单位名称（全称）|企业名称|所在公司|您所在的公司|请问您所在的公司名称是？|您的单位是？|贵公司名称|公司/单位
        您在哪家公司工作？|Company|Company Name|company_name|companyName|Organization|Organisation name|Employer|Affiliation|公司 Company
        What company do you work for?|Which company do you represent?|Where do you work?|What organisation are you affiliated with?|What's your company?
        Name of your organization|Firma|Unternehmen|Entreprise|Nom de l'entreprise|Empresa|Nombre de su empresa|Azienda|Bedrijfsnaam|Företag|会社名
        貴社名|ご所属|회사명*|소속|الشركة|Attendee company|公司/职位|單位全稱""",
    "title": """职位|职务|職稱|职位/职务|您的职位/职务|您的职务是？|你在公司是做什么的？|您在单位是做什么的|您平时做什么的？|现任职务|岗位|Job Title|jobTitle|Position|Designation|What is your job title?|Your current position
        What's your title?|Berufsbezeichnung|Intitulé du poste|Cargo|Puesto|Mansione|Functietitel|Befattning|役職|직책|المسمى الوظيفي|部门/职务""",
    "department": "部门|所在部门|您所在的部门|部門|Department|Dept.|Abteilung|Département|Departamento|Afdeling|Avdelning|部署名|부서|科室",
    "city": "城市|所在城市|您所在的城市是？|常驻城市|工作城市|City|Which city are you based in?|Home City|Stadt|Ville|Ciudad|Città|Woonplaats|市区町村|도시",
    "province": "省份|所在省份|State|State/Region|State/Province|Bundesland|都道府県|Provincia",
    "country": "国家|國家/地區|Country|Country/Region|Country/Region Name|Land|Pays|País|Paese|국가",
    "location": "所在地|所在省市|省市|所在地区|省/市|国家/城市|Location|Where are you based?|City, Country|Standort|地区|您所在的地区",
    "industry": """行业|所属行业|您所在的行业|所屬產業|您的公司属于哪个行业？|Industry|What industry are you in?|Which industry best describes your company?
        Branche|Secteur d'activité|Sector|Settore|業種|업종""",
    "company_size": """公司规模|企业规模（人数）|员工人数|贵公司的员工人数是多少？|Company size|Number of employees|# Employees|No. of employees
        How many employees does your company or organization have?|Unternehmensgröße|Nombre d'employés|Número de empleados|従業員数|직원 수""",
    "source": """来源|渠道|报名渠道|您是从哪里得知本次活动的？|您通过什么渠道了解到本次活动？|如何得知本次活动|Source|Lead Source|How did you hear about us?
        How did you hear about this webinar?|Where did you hear about this event|Wie haben Sie von uns erfahren?|Comment avez-vous connu cet événement ?
        ¿Cómo se enteró del evento?|utm_source|流入経路""",
    "registered_at": """报名时间|提交时间|提交答卷时间|報名時間|Registration Time|created_at|Created At|Submit Date (UTC)|Timestamp|時間戳記|Order Date|タイムスタンプ|Zeitstempel
        Anmeldedatum|Horodateur|Marca temporal|Completion time|signup_date""",
    "question": """您想了解的问题|您希望了解哪些内容？|想咨询的问题|您有什么问题想问讲师？|Questions & Comments|Any questions for the speaker?|What would you like to learn?
        What do you hope to learn from this session?|Question|ご質問""",
    "wants_contact": """是否需要销售联系您？|是否需要我们的顾问与您联系|是否希望预约产品演示|Would you like to be contacted by our team?|Would you like a demo?
        Request a demo|Do you want us to contact you?""",
    "consent": """是否同意隐私政策|我已阅读并同意《隐私政策》|是否同意接收会议资料|I agree to receive marketing emails|Marketing Opt-In|GDPR
        Tieni informato dall'organizzatore|Ich habe die Datenschutzerklärung gelesen|個人情報の取り扱いについて""",
    "may_contact": """May we contact you?|May Acme contact you about this webinar?|方便顾问联系您吗|会后可以联系您吗|¿Podemos contactarle después?
        Dürfen wir Sie kontaktieren?|Are you happy for Acme to follow up with you about this session?|Can we call you after the event?
        Pouvons-nous vous rappeler ?|Is it OK if a colleague gets in touch? May our team reach out?""",
    "contact_consent": """I consent to being contacted|I agree that the organisers may contact me by phone or e-mail|Permission to contact
        Einwilligung Kontakt / Consent|同意接受电话回访|Autoriza que le contactemos|是否同意会务组与您联系？|是否同意主辦單位使用個資聯繫|Acceptez-vous d'être recontacté ?""",
    "marketing_consent": """Marketing consent|I agree to receive marketing communications|是否同意接收营销信息|마케팅 정보 수신 동의|Aceita receber comunicações?""",
    "opt_out": """不希望接收后续资讯请勾选|请勿联系我|Tick here if you do not wish to hear from us|Ich möchte keine Werbung erhalten|案内不要の方はチェック
        Je ne souhaite pas être contacté(e)|No deseo recibir publicidad|Would you mind if we called you?|本人不同意收取推廣資訊（請剔選）""",
    "minutes": "Time in Session (minutes)|Duration (Minutes)|In-Meeting Duration|累计参会时长|直播观看时长|Dauer der Besprechung|Duração da Reunião",
    "attended": "Attended|Checked in|是否到场|签到状态|Eingecheckt|是否签到",
    "attended_at": "checked_in_at|Check-in date|签到时间",
    "wecom": "添加人|所属员工",
    "owner": "负责人|Contact owner|跟进人|Lead Owner|销售|Account Manager",
    "tags": "标签|Tags|标签组1(行业)|标签组12(来源)|標籤組1（來源）",
    "note": "备注|備註|备注（其他需求）|Notes|Comments|Bemerkungen|留言|비고|Anything else we should know?",
    "status": "状态|审核状态|Approval Status|Registration state|RSVP|Order Status|订单状态",
    "badge": "Registrant Type|Badge type|Tipo de gafete|Type de badge|Teilnehmertyp|胸卡类型|观众类别|Тип участника",
    "secret": "Ticket secret|qr_code_url|join_url|微信OpenID|Position order link|入会链接|签到二维码",
    "other": """推荐人|推荐人姓名|推荐人手机|紧急联系人电话|邀请人|添加人所属部门|微信号（方便拉群）|发票抬头|性别|您对本次活动满意吗|How satisfied are you with your company?
        Who referred you? (name and company)|Emergency contact phone number|参会人数""",
    "": """您目前使用的系统|您最关注的话题|是否首次参加|Which system do you use today?|3、题干:子项|What is your biggest challenge?|T-shirt|统一编号|-|?
        我司产品使用体验|您家的产品现在怎么做追溯？|你们怎么做排产|工厂还缺什么|How mature is your MES?|Are you attending in person?|是否自驾|What do you expect?""",
}
CASES = [
    (h.strip(), column)
    for column, text in KNOWN.items()
    for h in text.replace("\n", "|").split("|")
    if h.strip()
]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Phone number (so we can call you)", "phone"),
        ("Mobile number so we can call you", "phone"),
        ("联系电话（是否方便接听）", "phone"),
        ("手机（接受回访）", "phone"),
        ("E-mail (so that we can email you the recording)", "email"),
        ("Your email so that we can get in touch", "email"),
        ("邮箱（同意电话回访请填）", "email"),
        ("Company (so we can get in touch with you)", "company"),
        ("Preferred name (what can we call you?)", "name_alt"),
        ("Topics you can follow up with us", ""),
        ("Scan date / follow up date", ""),
        ("Can we call you so that we can arrange a demo?", "may_contact"),
        ("Posso receber contato da Veritrama após o evento?", "may_contact"),
        ("今後のご案内（メール・電話）", "marketing_consent"),
        ("参会人及职务", "name"),
        ("姓名/职务", "name"),
        ("Cidade/UF", "location"),
        ("Estado de pagamento", "status"),
    ],
)
def test_what_a_cell_is_for_is_not_what_it_holds(header: str, column: str) -> None:
    assert words().name(header).column == column


@pytest.mark.parametrize(("header", "column"), CASES)
def test_header(header: str, column: str) -> None:
    assert words().name(header).column == column


#: One form in each language, as its form tool heads it: the time, who it is, how to reach them, where.
FORMS = {
    "vi": "Dấu thời gian|Họ và tên|Công ty|Chức vụ|Số điện thoại|Thư điện tử|Tỉnh thành|Ghi chú",
    "id": "Stempel waktu|Nama Lengkap|Nama Perusahaan|Jabatan|Nomor WhatsApp|Surel|Kota Domisili|Catatan",
    "th": "ประทับเวลา|ชื่อ-นามสกุล|ชื่อบริษัท|ตำแหน่ง|เบอร์โทรศัพท์|ที่อยู่อีเมล|เมือง|หมายเหตุ",
    "tr": "Zaman damgası|Ad Soyad|Şirket|Ünvan|Cep Telefonu|E-posta adresi|Şehir|Notlar",
    "pl": "Sygnatura czasowa|Imię i nazwisko|Nazwa firmy|Stanowisko|Numer telefonu|Adres e-mail|Miasto|Uwagi",
    "ru": "Отметка времени|ФИО|Компания|Должность|Номер телефона|Почта|Город|Примечание",
    "sv": "Tidsstämpel|Namn|Företag|Befattning|Mobilnummer|E-post|Stad|Anteckningar",
    "fi": "Aikaleima|Koko nimi|Yritys|Tehtävänimike|Puhelinnumero|Sähköposti|Kaupunki|Lisätietoja",
    "hu": "Időbélyeg|Teljes név|Cégnév|Beosztás|Telefonszám|E-mail cím|Város|Megjegyzés",
    "he": "חותמת זמן|שם מלא|חברה|תפקיד|מספר טלפון|דואר אלקטרוני|עיר|הערות",
    "zh": "提交时间|您贵姓|参展单位|职务|手提|信箱|所属地市|跟进情况",
}
_FORM = ("registered_at", "name", "company", "title", "phone", "email", "city", "note")


@pytest.mark.parametrize("lang", FORMS)
def test_a_form_in_any_language_is_read(lang: str) -> None:
    assert tuple(words().name(header).column for header in FORMS[lang].split("|")) == _FORM


def test_there_are_enough_of_them() -> None:
    assert len(CASES) > 400


def test_every_shipped_spelling_names_its_own_column() -> None:
    with (RULES / "headers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["header"].startswith("*")]
    wrong = [
        (row["header"], row["column"]) for row in rows if words().name(row["header"]).column != row["column"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "cell",
    [
        "李雷",
        "杭州云杉智能科技有限公司",
        "13900001234",
        "lilei@example.com",
        "信息总监",
        "Yunshan Ltd",
        "Anna Vogel",
        "杭州",
        "2026-03-01",
        "",
    ],
)
def test_what_people_fill_in_is_no_header(cell: str) -> None:
    assert words().name(cell).column == ""


def test_a_rule_line_for_a_column_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="nmae"):
        HeaderWords.from_rows(
            [{"column": "nmae", "header": "姓名", "certainty": "sure"}], ContactQuestions({})
        )
    with pytest.raises(ValueError, match="perhaps"):
        HeaderWords.from_rows(
            [{"column": "name", "header": "姓名", "certainty": "perhaps"}], ContactQuestions({})
        )


def test_a_mapping_comes_first() -> None:
    assert words().with_mapping({"1、您的暗号：": "note"}).name("您的暗号").column == "note"
    assert words().name("您的暗号").column == ""


@given(st.text(max_size=80))
def test_any_text_can_be_asked(header: str) -> None:
    named = words().name(header)
    assert bool(named.column) == bool(named.certainty)


@given(
    st.sampled_from([case for case in CASES if case[1]]),
    st.sampled_from(["{} ", "{}：", "\n{}", "{}*", "{}（必填）", "* {}"]),
)
def test_trimmings_change_nothing(case: tuple[str, str], trimming: str) -> None:
    header, column = case
    assert words().name(trimming.format(header)).column == column
