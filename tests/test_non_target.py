"""Students, job seekers, press, recruiters and sellers in many languages; whom the event is for stays."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.text.non_target import NonTargets

RULES = Path(__file__).parent.parent / "rules" / "non_target.toml"
FIELDS = ("title", "company", "note", "name", "email")
CASES = """
student = 大二学生|浙江大学
student = 本科在读|同济大学
student = 博士研究生|上海交大
student = PhD student|MIT
student = Graduate Student|Purdue University
student = Master's student|KTH
student = Étudiante en master|INSA Lyon
student = Estudiante|UPM
student = Studente|Politecnico
student = Student (B.Eng.)|TU Berlin
student = 硕士生|哈工大
student = 大学院生|東京大学
student = 학생|KAIST
student = 2025届毕业生|东南大学
student = 大四|江南大学
student = PhD Candidate|NTU
student = Undergraduate|NUS
student = |浙江大学|||3200101234@zju.edu.cn
student = |Technische Universität München||Max Huber|max@stud.tum.de
job-seeker = 待业|个人
job-seeker = 求职|无
job-seeker = Looking for a job|-
job-seeker = Currently seeking new role|
job-seeker = Arbeitssuchend|
job-seeker = |求职中
job-seeker = Actively seeking opportunities|
job-seeker = 找工作|
job-seeker = |待业
job-seeker = 自由|无|贵司还招人吗
job-seeker = Unemployed|
press = 记者|新华社
press = 编辑|科技日报
press = Journalist|Reuters
press = Technology Reporter|TechCrunch
press = Editor|Automation World Magazine
press = Redakteurin|VDI nachrichten
press = Journaliste|L'Usine Nouvelle
press = Chefredakteur|
press = 主编|智能制造杂志社
press = 媒体记者|
press = Correspondent|BBC
press = Freelance journalist|
press = 摄影|新华网传媒
press = Periodista|El País
press = Giornalista|Il Sole
press = 记者|日経BP
recruiter = Headhunter|X
recruiter = 猎头|锐仕方达
recruiter = Senior Recruitment Consultant|Hays
recruiter = Talent Acquisition Partner|Manpower Recruiting
recruiter = 招聘顾问|科锐国际
recruiter = Recruiter|Randstad
recruiter = Personalberaterin|Hager
recruiter = 顾问|上海外服人力资源服务有限公司
recruiter = 合伙人|诺米猎头
recruiter = Consultant|Michael Page
recruiter = Principal|Korn Ferry
recruiter = Executive Search Consultant|
recruiter = 转职エージェント|
vendor = 销售|深圳贷款咨询公司
vendor = 保险经纪人|平安
vendor = |X|我们专业做展台搭建，需要的话联系
vendor = Sales|X|We offer SEO services
vendor = 理财经理|
vendor = 销售经理|华展展览搭建
vendor = BD|X|we provide lead generation services to manufacturers
vendor = 供应商|
vendor = 网络推广业务员|
student = Bachelorstudentin|Hochschule Fulda
student = 博士二年级|中国农业大学
student = 食品学院研三|上海海洋大学
student = 석사과정|KAIST
job-seeker = Looking for a new challenge|Ex-Nestlé
job-seeker = 仓库主管|X|看看有没有合适岗位
press = 自媒体博主|某视频号
vendor = Sales|Box Co|We are manufacturer of EPS box, good price, send RFQ to us
vendor = 业务员|保温工程队|聚氨酯喷涂施工队，专业承接冷库工程
vendor = 业务|礼品公司|做礼品定制的，要的话找我
vendor = |叉车租赁|叉车出租，有需要联系
vendor = Commerciale|Imballaggi srl|Produciamo scatole isotermiche, cerchiamo clienti
vendor = Sales|Panels Ltd|We manufacture PIR panels and are looking for distributors
press = 生产经理|X|我是第一财经的记者，想会后采访主讲嘉宾
press = 生产经理|X|媒体，需要新闻通稿和现场照片
press = 生产经理|X|自媒体人，来写稿的，请安排媒体席
press = 生产经理|X|記者，想索取新聞稿並安排專訪
press = |X|I'm a reporter covering SaaS and would like a press pass
press = |X|Press pass please
press = |X|Redakteurin, benötige eine Presseakkreditierung
press = |X|Sou jornalista e gostaria de entrevistar um palestrante
press = |X|Je suis journaliste
press = |X|Soy periodista, ¿hay acreditación de prensa?
press = |X|取材を希望します
press = |X|취재 목적으로 참석합니다 (기자)
press = |X|Я журналист
student = 生产经理|X|大三学生，来学习的
student = 生产经理|X|学生一枚，老师推荐来听的
student = |X|Student - is there a free ticket for us?
student = |X|undergrad, just want to learn
student = |X|Sono una studentessa universitaria, partecipo per la tesi
student = |X|大学生です。卒論の調査のため参加します
student = |X|Em là sinh viên năm cuối
student = |X|für meine Masterarbeit
student = |X|trabajo de la escuela
job-seeker = |X|想應徵貴公司的行銷職缺
job-seeker = |X|看看你们厂招不招人，包吃住就行
job-seeker = |X|Je suis à la recherche d'un emploi dans votre entreprise
job-seeker = |X|転職活動中です。御社の求人について伺いたいです
job-seeker = |X|dejó su CV, busca trabajo
job-seeker = |X|이직 준비 중입니다
vendor = |X|做EDM群发和短信平台的，看你们是否需要
vendor = |X|我們是活動攝影團隊，想向貴公司報價
vendor = |X|貴公司參展需要攤位設計嗎？可報價
vendor = |X|需要包车的找我，大巴中巴都有，会议用车优惠
vendor = |X|我们做墨水代工，价格比你们现在的供应商低三成，想见见你们采购
vendor = |X|We offer booth design & build - who handles your procurement?
vendor = |X|I'd love to show you how our lead-gen agency can double your pipeline.
vendor = |X|selling us translation services
vendor = |X|Nos quiere vender seguro para la maquinaria
vendor = |X|würden uns gern bei Ihnen als Lieferant vorstellen
- = Maintenance|X|press shop with 4 lines
- = 市场|X|媒体投放预算怎么做
- = 市场|X|我们公司宣传部接待记者多
- = 老师|X|面向老师,学生,家长
- = 班长|X|领导让我来听
- = HR|X|员工离职率高怎么办
- = 总经理|X|希望不要又是产品推销会
- = 总经理|X|不方便接电话，可加微信 zhao_lei88
- = 总经理|X|我们做包装机，想把喷码头集成进整机
- = 总经理|X|我们是设备厂家，想代理你们的产品
- = 总经理|X|你们和多米诺比到底便宜在哪？
- = Buyer|X|how do you double line speed
- = Sales|X|We provide parts to Bosch, can you mark them?
- = Plant manager|Panels Ltd|We manufacture PIR panels, need energy monitoring
- = 总经理|改装厂|我们生产冷藏车，想装你们的设备
- = 总经理|叉车租赁公司|叉车出租，想装定位
- = 运营|连锁药房|寻求合作伙伴做冷链配送
- = 教授|江南大学|毕业设计指导用得上
- = Working student coordinator|Bosch
- = Buyer|CJ|Please send RFQ template
- = 教授|浙江大学
- = HR Manager|Bosch
- = 招聘经理|海尔
- = 信息中心主任|浙江大学
- = IT Manager|Reuters News
- = 公关经理|三一重工
- = PR Manager|Siemens
- = Media Relations Manager|BASF
- = 学生处处长|南京大学
- = Recruiter|Bosch
- = Talent Acquisition Manager|Siemens
- = 人力资源总监|中集集团
- = 销售经理|宁波海天
- = Sales Manager|Festo
- = Editor|IEEE
- = 博士后|清华大学
- = 研究员|中科院
- = 实验室主任|东南大学
- = Consultant|Accenture
- = 顾问|德勤
- = 合伙人|和君咨询
- = Partner|PwC
- = 供应商管理经理|比亚迪
- = Supplier Quality Engineer|Bosch
- = 总编室主任|
- = Press Shop Manager|VW
- = 冲压|
- = 大区经理|
- = 大客户经理|
- = 研发|研一机械
- = Engineer|Student Brands|
- = 总监|宁波大学科技园
- = 销售总监|上海会展有限公司
- = Account Manager|SAP|interested in your MES
- = 经理|X|我们公司提供汽车零部件，想了解MES
- = 经理|X|希望联系我，报价
- = 主管|X|想找一份MES资料
- = 经理|X|请给我们报价
- = IT|X|we offer training to staff, do you integrate?
- = 工程师|X|can you send a quote for 50 seats?
- = 人事|某机械
- = 教师|某职业技术学院||王老师|12345678@xx.edu.cn
- = |浙江大学||王伟|wangwei@zju.edu.cn
- = 市场专员|展览馆
- = Alumni Manager|MIT
- = 培训生|海尔
- = 管培生|美的
- = 实习生|博世
- = Intern|Bosch
- = Apprentice|VW
- = Azubi|VW
- = Product Manager|Radio Frequency Systems
- = Photographer|Medion
- = 生产总监|中粮包装
- = 校长|实验学校
- = Manager|Journal Bearing Co
- = 总经理|鑫源人力车厂
- = COO|Hertz Messebau
"""


@pytest.fixture(scope="module")
def lexicon() -> NonTargets:
    return NonTargets.from_settings(tomllib.loads(RULES.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_kind_is_told_by_what_people_say(lexicon: NonTargets, case: str) -> None:
    kind, _, cells = case.partition(" = ")
    told = {field: text for field, text in zip(FIELDS, cells.split("|"), strict=False) if text}
    assert (lexicon.read(**told).kind or "-") == kind


def test_only_texts_an_entry_begins_with_may_hold(lexicon: NonTargets) -> None:
    assert lexicon.may("email", "mia@stud.tum.de")
    assert not lexicon.may("email", "wei@acme.com")
    assert not lexicon.may("name", "王伟")
