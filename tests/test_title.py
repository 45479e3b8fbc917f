"""Job titles read as the words of `seniority` and `function`, Chinese, English and a few neighbours."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.title import FUNCTIONS, LEVELS, Titles

RULES = Path(__file__).parent.parent / "rules" / "titles.csv"


@pytest.fixture(scope="module")
def titles() -> Titles:
    with RULES.open(encoding="utf-8-sig", newline="") as file:
        return Titles.from_rows(list(csv.DictReader(file)))


def test_every_rule_proves_its_examples(titles: Titles) -> None:
    assert titles.check() == []


CASES = """
总经理 | C-level | general mgmt
董事长 | C-level | general mgmt
总裁 | C-level | general mgmt
CEO | C-level | general mgmt
创始人 | C-level | general mgmt
联合创始人&CEO | C-level | general mgmt
老板 | C-level | general mgmt
法人 | C-level | general mgmt
总经理/法人 | C-level | general mgmt
董事长兼总经理 | C-level | general mgmt
執行董事 | C-level | general mgmt
總經理 | C-level | general mgmt
執行長 | C-level | general mgmt
資訊長 | C-level | IT
Owner | C-level | general mgmt
Founder & CEO | C-level | general mgmt
Co-Founder | C-level | general mgmt
Managing Director | C-level | general mgmt
General Manager | C-level | general mgmt
GM | C-level | general mgmt
President | C-level | general mgmt
Chairman of the Board | C-level | general mgmt
Managing Partner | C-level | general mgmt
Chief Executive Officer | C-level | general mgmt
CIO | C-level | IT
Chief Information Officer | C-level | IT
首席信息官 | C-level | IT
CTO | C-level | R&D
首席技术官 | C-level | R&D
CFO | C-level | finance
财务总监(CFO) | C-level | finance
COO | C-level | general mgmt
CMO | C-level | marketing
CHRO | C-level | HR
Chief Digital Officer | C-level | IT
CISO | C-level | IT
Chief Financial Officer | C-level | finance
Chief Marketing Officer | C-level | marketing
营销总经理 | C-level | marketing
Geschäftsführer | C-level | general mgmt
Directeur Général | C-level | general mgmt
Gerente General | C-level | general mgmt
代表取締役社長 | C-level | general mgmt
校长 | C-level | other
副总经理 | VP-director | general mgmt
副总 | VP-director | general mgmt
副總經理 | VP-director | general mgmt
副总裁 | VP-director | general mgmt
常务副总 | VP-director | general mgmt
常务副总经理 | VP-director | general mgmt
高级副总裁 | VP-director | general mgmt
Vice President | VP-director | general mgmt
VP | VP-director | general mgmt
Senior Vice President | VP-director | general mgmt
SVP | VP-director | general mgmt
Associate VP | VP-director | general mgmt
Assistant Vice President | VP-director | general mgmt
生产副总 | VP-director | production
技术副总 | VP-director | R&D
营销副总 | VP-director | marketing
财务副总 | VP-director | finance
VP Mktg | VP-director | marketing
VP Sales | VP-director | marketing
VP of Engineering | VP-director | R&D
VP, Operations | VP-director | production
VP Finance | VP-director | finance
信息总监 | VP-director | IT
IT总监 | VP-director | IT
IT Director | VP-director | IT
Director of IT | VP-director | IT
Director, Information Technology | VP-director | IT
数字化总监 | VP-director | IT
数字化转型负责人 | VP-director | IT
营销总监 | VP-director | marketing
销售总监 | VP-director | marketing
技术总监 | VP-director | R&D
研发总监 | VP-director | R&D
供应链总监 | VP-director | procurement
采购总监 | VP-director | procurement
人力资源总监 | VP-director | HR
HR总监 | VP-director | HR
财务总监 | VP-director | finance
质量总监 | VP-director | production
生产总监 | VP-director | production
制造总监 | VP-director | production
智能制造总监 | VP-director | IT
厂长 | VP-director | production
副厂长 | VP-director | production
廠長 | VP-director | production
Plant Manager | VP-director | production
Factory Manager | VP-director | production
总工程师 | VP-director | R&D
副总工 | VP-director | R&D
总工 | VP-director | R&D
head of sales | VP-director | marketing
Head of IT | VP-director | IT
Head of Procurement | VP-director | procurement
Head of Digital Transformation | VP-director | IT
Sales Director | VP-director | marketing
R&D Director | VP-director | R&D
Supply Chain Director | VP-director | procurement
HR Director | VP-director | HR
Finance Director | VP-director | finance
Operations Director | VP-director | production
Director of Quality | VP-director | production
Associate Director | VP-director | unknown
Director | VP-director | unknown
总监 | VP-director | unknown
Creative Director | VP-director | marketing
Editor-in-Chief | VP-director | other
董事会秘书 | VP-director | general mgmt
协理 | VP-director | general mgmt
書記 | VP-director | other
院长 | VP-director | other
局长 | VP-director | other
Leiter Einkauf | VP-director | procurement
Werksleiter | VP-director | production
IT-Leiter | VP-director | IT
Directeur commercial | VP-director | marketing
Directeur des achats | VP-director | procurement
经理 | manager | unknown
主任 | manager | unknown
Manager | manager | unknown
部门经理 | manager | unknown
技术部经理 | manager | R&D
采购经理 | manager | procurement
采购部经理 | manager | procurement
生产经理 | manager | production
車間主任 | manager | production
车间主任 | manager | production
课长 | manager | unknown
生产课长 | manager | production
系长 | manager | unknown
班组长 | manager | production
信息部部长 | manager | IT
IT经理 | manager | IT
IT Manager | manager | IT
資訊經理 | manager | IT
信息中心主任 | manager | IT
信息化主管 | manager | IT
财务经理 | manager | finance
财务主管 | manager | finance
会计主管 | manager | finance
人事经理 | manager | HR
HR Manager | manager | HR
HR经理 | manager | HR
行政人事经理 | manager | HR
行政经理 | manager | other
市场经理 | manager | marketing
市场部经理 | manager | marketing
销售经理 | manager | marketing
區域經理 | manager | marketing
区域经理 | manager | marketing
大客户经理 | manager | marketing
客户经理 | manager | marketing
渠道经理 | manager | marketing
业务经理 | manager | marketing
Account Manager | manager | marketing
Key Account Manager | manager | marketing
Partner Manager | manager | marketing
Business Development Manager | manager | marketing
Marketing Manager | manager | marketing
Sales Manager | manager | marketing
Regional Sales Manager | manager | marketing
店长 | manager | marketing
产品经理 | manager | R&D
Product Manager | manager | R&D
项目经理 | manager | other
Project Manager | manager | other
IT项目经理 | manager | IT
工程经理 | manager | production
设备经理 | manager | production
设备主管 | manager | production
质量经理 | manager | production
品质部经理 | manager | production
品保課長 | manager | production
仓库主管 | manager | procurement
物流经理 | manager | procurement
供应链经理 | manager | procurement
PMC经理 | manager | procurement
EHS经理 | manager | production
精益经理 | manager | production
研发经理 | manager | R&D
研发部经理 | manager | R&D
副经理 | manager | unknown
副主任 | manager | unknown
总裁办主任 | manager | general mgmt
总经办主任 | manager | general mgmt
处长 | manager | other
科长 | manager | unknown
Assistant Manager | manager | unknown
Supervisor | manager | unknown
Production Supervisor | manager | production
Team Lead | manager | unknown
Tech Lead | manager | IT
Quality Manager | manager | production
Maintenance Manager | manager | production
Engineering Manager | manager | R&D
Purchasing Manager | manager | procurement
Procurement Manager | manager | procurement
Supply Chain Manager | manager | procurement
Logistics Manager | manager | procurement
Warehouse Supervisor | manager | procurement
Operations Manager | manager | production
Office Manager | manager | other
Finance Manager | manager | finance
Financial Controller | manager | finance
Sr. Manager, Supply Chain | manager | procurement
Projektleiter | manager | other
Abteilungsleiter IT | manager | IT
Responsable qualité | manager | production
Chef de projet | manager | other
製造部長 | manager | production
総務課長 | manager | other
工程师 | staff | R&D
高级工程师 | staff | R&D
Sr. Eng | staff | R&D
Engineer | staff | R&D
总经理助理 | staff | general mgmt
assistant to CEO | staff | general mgmt
Executive Assistant to the CEO | staff | general mgmt
董事长秘书 | staff | general mgmt
总裁助理 | staff | general mgmt
总监助理 | staff | other
经理助理 | staff | other
采购助理 | staff | procurement
Sales Engineer | staff | marketing
销售工程师 | staff | marketing
销售代表 | staff | marketing
业务员 | staff | marketing
销售 | staff | marketing
市场专员 | staff | marketing
采购 | staff | procurement
采购员 | staff | procurement
采购专员 | staff | procurement
Buyer | staff | procurement
Senior Buyer | staff | procurement
HRBP | staff | HR
HR Business Partner | staff | HR
HR专员 | staff | HR
人事专员 | staff | HR
会计 | staff | finance
出纳 | staff | finance
Accountant | staff | finance
Financial Analyst | staff | finance
副教授 | staff | other
教授 | staff | other
Associate Professor | staff | other
老师 | staff | other
班主任 | staff | other
工艺工程师 | staff | production
设备工程师 | staff | production
质量工程师 | staff | production
Quality Engineer | staff | production
Process Engineer | staff | production
IE工程师 | staff | production
自动化工程师 | staff | production
SQE | staff | production
操作工 | staff | production
研发工程师 | staff | R&D
结构工程师 | staff | R&D
机械工程师 | staff | R&D
Mechanical Engineer | staff | R&D
R&D Engineer | staff | R&D
Design Engineer | staff | R&D
测试工程师 | staff | R&D
算法工程师 | staff | R&D
Research Scientist | staff | R&D
技术员 | staff | R&D
软件工程师 | staff | IT
Software Engineer | staff | IT
Data Analyst | staff | IT
数据分析师 | staff | IT
运维工程师 | staff | IT
网络工程师 | staff | IT
系统管理员 | staff | IT
信息工程师 | staff | IT
MES工程师 | staff | IT
ERP顾问 | staff | IT
SAP Consultant | staff | IT
IT Specialist | staff | IT
Solution Architect | staff | IT
顾问 | staff | other
Consultant | staff | other
行政专员 | staff | other
法务专员 | staff | other
律师 | staff | other
助理 | staff | other
仓管员 | staff | procurement
物控专员 | staff | procurement
客服专员 | staff | marketing
售后工程师 | staff | marketing
外贸业务员 | staff | marketing
Sales Representative | staff | marketing
Account Executive | staff | marketing
Ingénieur | staff | R&D
Einkäufer | staff | procurement
无 | unknown | unknown
N/A | unknown | unknown
- | unknown | unknown
其他 | unknown | unknown
学生 | unknown | other
采购部 | unknown | procurement
信息部 | unknown | IT
IT | unknown | IT
阿巴阿巴 | unknown | unknown
Asst. Vice President - IT | VP-director | IT
总工办主任 | manager | R&D
部门负责人 | manager | unknown
Vertriebsleiter | VP-director | marketing
Teamleiter | manager | unknown
工場長 | VP-director | production
行銷企劃 | staff | marketing
AGM - Production | VP-director | production
PIE主管 | manager | production
HRD | VP-director | HR
网信办主任 | manager | IT
Bookkeeper | staff | finance
Training Manager | manager | HR
工务部经理 | manager | production
综合管理部经理 | manager | other
Smart Manufacturing Lead | manager | IT
总经理办公室 | unknown | general mgmt
"""
TABLE = [tuple(cell.strip() for cell in line.split(" | ")) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("title", "seniority", "function"), TABLE)
def test_a_title_reads(titles: Titles, title: str, seniority: str, function: str) -> None:
    role = titles.read(title)
    assert (role.seniority, role.function) == (seniority, function)
    assert role.matched or role.seniority == role.function == "unknown"


@pytest.mark.parametrize(
    ("title", "department", "seniority", "function"),
    [
        ("经理", "采购部", "manager", "procurement"),
        ("工程师", "设备部", "staff", "production"),
        ("Engineer", "Quality", "staff", "production"),
        ("项目经理", "研发中心", "manager", "R&D"),
        ("副总经理", "销售部", "VP-director", "marketing"),
        ("Vice President", "Sales", "VP-director", "marketing"),
        ("Deputy General Manager", "IT", "VP-director", "IT"),
        ("总经理", "销售部", "C-level", "general mgmt"),
        ("销售经理", "信息部", "manager", "marketing"),
        ("", "采购经理", "manager", "procurement"),
        ("", "信息部", "unknown", "IT"),
        ("", "总经办", "unknown", "general mgmt"),
        ("主管", "IT", "manager", "IT"),
        ("Director", "Human Resources", "VP-director", "HR"),
        ("Manager", "Head Office", "manager", "unknown"),
        ("", "", "unknown", "unknown"),
    ],
)
def test_the_department_says_what_the_title_leaves_open(
    titles: Titles, title: str, department: str, seniority: str, function: str
) -> None:
    role = titles.read(title, department)
    assert (role.seniority, role.function) == (seniority, function)


def test_a_text_too_long_to_be_a_title_says_nothing(titles: Titles) -> None:
    assert titles.read("总经理" * 100).seniority == "unknown"


def test_a_wrong_example_is_named() -> None:
    row = {"pattern": "经理", "seniority": "manager", "function": "", "hits": "主任", "misses": "总经理"}
    problems = Titles.from_rows([row]).check()
    assert len(problems) == 3
    assert all("line 2" in problem for problem in problems)


def test_unknown_words_and_broken_patterns_are_named_before_examples_are_tried() -> None:
    row = {"pattern": "(经理", "seniority": "boss", "function": "fun", "hits": "主任", "misses": ""}
    problems = Titles.from_rows([row]).check()
    assert [word in problem for word, problem in zip(("boss", "fun", "broken"), problems, strict=True)] == [
        True
    ] * 3


@given(st.text(max_size=60), st.text(max_size=20))
def test_every_text_gets_one_of_the_known_words(titles: Titles, title: str, department: str) -> None:
    role = titles.read(title, department)
    assert role.seniority in LEVELS
    assert role.function in FUNCTIONS
