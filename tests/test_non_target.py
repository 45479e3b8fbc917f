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
