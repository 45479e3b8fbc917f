"""Titles of works and offices in many languages, and what the abbreviations of a badge mean."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.text.title import Titles

RULES = Path(__file__).parent.parent / "rules" / "titles.csv"
CASES = """
数字营销经理 | manager | marketing
Head of Process Development | VP-director | R&D
Investigadora | staff | R&D
Tecnóloga de alimentos | staff | R&D
Ing. de Validación | staff | production
Dipl.-Ing. Fertigungsplanung | staff | production
Directora General | C-level | general mgmt
厂主 | C-level | general mgmt
PET线工程师 | staff | production
確效組主任 | manager | production
技术员 | staff | R&D
Leiter Abfüllung | VP-director | production
Verpackungsleiter | manager | production
Fuhrparkleiter | manager | procurement
Lagermeister | manager | procurement
Braumeister | manager | production
Kellermeisterin | manager | production
Leiter Qualitätsprüfung | VP-director | production
Assistenz der Geschäftsführung | staff | general mgmt
Sekretärin der Geschäftsleitung | staff | general mgmt
Firmenkundenberaterin | staff | marketing
Leitung Presswerk | VP-director | production
Netzwerkadministrator | staff | IT
marketing intern | staff | marketing
Internal Auditor | staff | finance
Internal Control Manager | manager | finance
Warehouse Chief | manager | procurement
Chief Mechanic | manager | production
Chief Engineer | VP-director | R&D
Packing Plant Manager | manager | production
Plant Manager | VP-director | production
General Manager - Quality | VP-director | production
General Manager - China | C-level | general mgmt
Asst. General Manager (Maintenance) | VP-director | production
Head Brewer | manager | production
Head of Brewing | VP-director | production
Head of Serialisation | VP-director | production
FSQA Director | VP-director | production
Packaging Designer | staff | R&D
Packaging Operator | staff | production
Food Technologist | staff | R&D
GS1 Coordinator | staff | IT
Group Reporting Manager | manager | finance
Aftermarket Manager | manager | marketing
Manager, Cold Chain | manager | procurement
Cold Chain Test Engineer | staff | R&D
Lecturer in Metrology | staff | other
Owner-operator | C-level | general mgmt
Jefa de Acondicionamiento | manager | production
Asistente de gerencia | staff | other
Cheffe de quai | manager | procurement
Pharmacienne responsable | manager | other
Souscriptrice transport | staff | finance
Enólogo | staff | production
Technoložka | staff | production
Voditeljica pakiranja | manager | production
Dyrektor Operacyjny | VP-director | production
Director tehnic | VP-director | R&D
Teamleider expeditie | manager | procurement
包材课 课长 | manager | production
包材采购员 | staff | procurement
包材开发工程师 | staff | R&D
防伪办主任 | manager | production
中央厨房负责人 | VP-director | production
中央厨房仓管 | staff | procurement
冷链验证 | unknown | production
冷链质量主管 | manager | production
成品酒库主任 | manager | procurement
品酒师 | staff | R&D
技正 | staff | other
智慧製造 高專 | staff | production
供应链BP | staff | procurement
理赔员 | staff | finance
类目运营 | staff | marketing
追溯系统工程师 | staff | IT
副教授 | staff | other
教授级高级工程师 | staff | R&D
秘书长助理 | staff | other
Plant Engineer | staff | production
Maintenance Supervisor | manager | production
Process Engineer II | staff | production
Sr. Process Engr | staff | production
EHS Coordinator | staff | production
Lean Manufacturing Specialist | staff | production
Equipment Engineer | staff | production
Workshop Supervisor | manager | production
Continuous Improvement Manager | manager | production
Shift Supervisor | manager | production
VP Manufacturing | VP-director | production
VP of Supply Chain | VP-director | procurement
Asst. Manager - Production | manager | production
Dy. Manager Maintenance | manager | production
Dy General Manager - Operations | VP-director | production
Tool Room Incharge | manager | production
Paint Shop Manager | manager | production
Quality Control Inspector | staff | production
Site Operations Director | VP-director | production
Warehouse Manager | manager | procurement
Strategic Buyer | staff | procurement
Commodity Manager | manager | procurement
Materials Manager | manager | procurement
Logistics Coordinator | staff | procurement
Inventory Control Specialist | staff | procurement
Global Sourcing Director | VP-director | procurement
Head of Manufacturing Excellence | VP-director | production
OT Security Engineer | staff | IT
Automation Lead | manager | production
Controls Technician | staff | production
MES Product Owner | staff | IT
Enterprise Architect | staff | IT
Technical Director | VP-director | R&D
Legal Counsel | staff | other
Chief Procurement Officer | C-level | procurement
Chief Supply Chain Officer | C-level | procurement
Plant Controller | manager | finance
Cost Accountant | staff | finance
Treasury Manager | manager | finance
Talent Acquisition Specialist | staff | HR
HR Generalist | staff | HR
Head of People | VP-director | HR
Customer Service Representative | staff | marketing
Regional Sales Director APAC | VP-director | marketing
Field Application Engineer | staff | marketing
Business Development Executive | staff | marketing
Owner/Operator | C-level | general mgmt
Managing Director & CEO | C-level | general mgmt
Co-Owner | C-level | general mgmt
Teacher | staff | other
Foreman | manager | production
Welding Engineer | staff | production
Corporate EHS Manager | manager | production
生技課長 | manager | production
设备科科长 | manager | production
工艺部主任 | manager | production
品保部经理 | manager | production
制造总监 | VP-director | production
班组长 | manager | production
设备动力部部长 | manager | production
动力车间副主任 | manager | production
质检科长 | manager | production
热处理工程师 | staff | production
电镀车间主任 | manager | production
注塑经理 | manager | production
冲压课课长 | manager | production
压铸主管 | manager | production
组装线线长 | manager | production
模具主管 | manager | production
机修班长 | manager | production
仪表工程师 | staff | production
锅炉工 | staff | production
调度员 | staff | production
安环部长 | manager | production
安全员 | staff | production
EHS主管 | manager | production
精益改善工程师 | staff | production
IE课长 | manager | production
TPM专员 | staff | production
生产计划主管 | manager | production
物料主管 | manager | procurement
采购课长 | manager | procurement
招标采购经理 | manager | procurement
战略采购经理 | manager | procurement
SQE经理 | manager | production
供应商质量工程师 | staff | production
仓储部经理 | manager | procurement
报关员 | staff | procurement
信息化部部长 | manager | IT
流程IT经理 | manager | IT
自动化部经理 | manager | production
技术中心主任 | manager | R&D
工业设计师 | staff | R&D
项目总监 | VP-director | other
行政总监 | VP-director | other
人资经理 | manager | HR
财务部长 | manager | finance
税务经理 | manager | finance
成本会计 | staff | finance
总账会计 | staff | finance
副总经理（生产） | VP-director | production
生产副厂长 | VP-director | production
事业部总经理 | C-level | general mgmt
总裁助理 | staff | general mgmt
总经办主任 | manager | general mgmt
董事长助理 | staff | general mgmt
生产厂长助理 | staff | production
车间统计员 | staff | production
体系工程师 | staff | production
IT运维 | staff | IT
售后服务经理 | manager | marketing
外贸经理 | manager | marketing
电商运营 | staff | marketing
品牌总监 | VP-director | marketing
大客户总监 | VP-director | marketing
渠道总监 | VP-director | marketing
办事处主任 | manager | marketing
公司负责人 | C-level | general mgmt
个体户 | C-level | general mgmt
生产部 | unknown | production
设备部 | unknown | production
技术部 | unknown | R&D
總經理特助 | staff | general mgmt
廠務經理 | manager | production
製造部經理 | manager | production
品保處長 | manager | production
資材課長 | manager | procurement
採購專員 | staff | procurement
業務副理 | manager | marketing
業務協理 | VP-director | marketing
行銷經理 | manager | marketing
研發處長 | manager | R&D
資訊部副理 | manager | IT
財務長 | C-level | finance
人資專員 | staff | HR
廠長 | VP-director | production
設備工程師 | staff | production
製程工程師 | staff | production
自動化工程師 | staff | production
生產管理師 | staff | production
供應鏈管理師 | staff | procurement
倉管組長 | manager | procurement
環安衛主管 | manager | production
工務課長 | manager | production
製造課長 | manager | production
工場長 | VP-director | production
品質保証部長 | manager | production
生産管理部課長 | manager | production
調達部 部長 | manager | procurement
購買課長 | manager | procurement
営業部長 | manager | marketing
営業本部長 | VP-director | marketing
情報システム部 課長 | manager | IT
経理部長 | manager | finance
人事課長 | manager | HR
開発部主任 | manager | R&D
設計課 係長 | manager | R&D
代表取締役 | C-level | general mgmt
DX推進室長 | manager | IT
設備保全課 | unknown | production
海外営業担当 | staff | marketing
Werkleiter | VP-director | production
Produktionsleiter | VP-director | production
Leiter Instandhaltung | VP-director | production
Instandhaltungsleiter | VP-director | production
Qualitätsmanager | manager | production
Leiter Qualitätssicherung | VP-director | production
Fertigungsleiter | VP-director | production
Einkäuferin | staff | procurement
Strategischer Einkäufer | staff | procurement
Einkaufsleiter | VP-director | procurement
Logistikleiter | VP-director | procurement
IT-Leiterin | VP-director | IT
Betriebsleiter | VP-director | production
Schichtführer | manager | production
Industriemeister | manager | production
Konstrukteur | staff | R&D
Entwicklungsingenieur | staff | R&D
Vertriebsmitarbeiter | staff | marketing
Geschäftsführender Gesellschafter | C-level | general mgmt
Personalleiter | VP-director | HR
Sicherheitsbeauftragter | staff | production
Responsable production | manager | production
Responsable maintenance | manager | production
Directeur d'usine | VP-director | production
Directeur industriel | VP-director | production
Chef d'atelier | manager | production
Responsable qualité | manager | production
Responsable logistique | manager | procurement
Acheteuse | staff | procurement
Responsable informatique | manager | IT
Directeur des systèmes d'information | VP-director | IT
Ingénieur R&D | staff | R&D
Technicien de maintenance | staff | production
Chargée de communication | staff | marketing
Directeur financier | VP-director | finance
Responsable amélioration continue | manager | production
Jefe de mantenimiento | manager | production
Jefe de producción | manager | production
Director de operaciones | VP-director | production
Gerente de calidad | manager | production
Responsable de compras | manager | procurement
Jefe de almacén | manager | procurement
Ingeniero de procesos | staff | production
Director técnico | VP-director | R&D
Director comercial | VP-director | marketing
Jefe de informática | manager | IT
Director financiero | VP-director | finance
Responsable de RRHH | manager | HR
Supervisor de turno | manager | production
Responsabile produzione | manager | production
Direttore di stabilimento | VP-director | production
Responsabile manutenzione | manager | production
Responsabile qualità | manager | production
Ufficio acquisti | unknown | procurement
Responsabile acquisti | manager | procurement
Direttore commerciale | VP-director | marketing
Responsabile IT | manager | IT
Direttore tecnico | VP-director | R&D
Amministratore unico | C-level | general mgmt
Ingegnere di processo | staff | production
Capo officina | manager | production
Gerente de Produção | manager | production
Coordenador de Manutenção | manager | production
Diretor Industrial | VP-director | production
Analista de Compras | staff | procurement
Bakım Şefi | manager | production
Satın Alma Uzmanı | staff | procurement
Genel Müdür Yardımcısı | VP-director | general mgmt
Bilgi Teknolojileri Müdürü | manager | IT
Dyrektor produkcji | VP-director | production
Specjalista ds. zakupów | staff | procurement
Inżynier jakości | staff | production
Kierownik magazynu | manager | procurement
Vedoucí nákupu | manager | procurement
Ředitel výroby | VP-director | production
Termelési igazgató | VP-director | production
Karbantartási vezető | manager | production
Director de producție | VP-director | production
Inginer proces | staff | production
Produktionsteknisk chef | manager | production
Underhållschef | manager | production
Kvalitetschef | manager | production
Inköpare | staff | procurement
Fabriksdirektør | VP-director | production
Indkøbschef | manager | procurement
Productiemanager | manager | production
Tehtaanjohtaja | VP-director | production
Директор по производству | VP-director | production
Начальник отдела закупок | manager | procurement
Инженер-технолог | staff | production
생산팀장 | manager | production
품질관리 과장 | manager | production
구매팀 대리 | staff | procurement
대표이사 | C-level | general mgmt
부사장 | VP-director | general mgmt
연구원 | staff | R&D
공장장 | VP-director | production
영업이사 | VP-director | marketing
Trưởng phòng sản xuất | manager | production
Giám đốc nhà máy | VP-director | production
Nhân viên mua hàng | staff | procurement
Kepala Produksi | manager | production
Manajer Pembelian | manager | procurement
Directora de Planta | VP-director | production
Encargado de taller | manager | production
Ingeniera de calidad | staff | production
Chef de ligne | manager | production
Conducteur de ligne | staff | production
Responsable HSE | manager | production
Directeur des opérations | VP-director | production
Responsable des achats | manager | procurement
Leiter Controlling | VP-director | finance
Teamleiter Montage | manager | production
Supply Chain Manager (m/w/d) | manager | procurement
Head of Operations EMEA | VP-director | production
Ops Mgr | manager | production
Prod. Mgr. | manager | production
Mfg. Engr. | staff | production
Elec. Eng. | staff | R&D
QA Mgr | manager | production
Qual. Mgr | manager | production
Eng. Mgr | manager | R&D
Supt. Melt Shop | manager | production
Continuous Casting Supervisor | manager | production
Kiln Operator | staff | production
Power Plant Manager | VP-director | production
Utilities Engineer | staff | production
Brewmaster | staff | production
Boiler Operator | staff | production
Plant Operations Lead | manager | production
Data Engineer | staff | IT
Digital Transformation Lead | manager | IT
Industry 4.0 Lead | manager | IT
Smart Factory Manager | manager | IT
Validation Engineer | staff | production
Export Manager | manager | marketing
Aftersales Manager | manager | marketing
Event Manager | manager | marketing
PR Manager | manager | marketing
Secretary | staff | other
Receptionist | staff | other
轧钢厂设备副厂长 | VP-director | production
炼铁分厂厂长 | VP-director | production
选矿车间主任 | manager | production
发电部值长 | manager | production
机务专工 | staff | production
集控主操 | staff | production
检修班班长 | manager | production
点检员 | staff | production
染整厂经理 | manager | production
面料采购 | staff | procurement
缝制车间主任 | manager | production
包材采购主管 | manager | procurement
灌装车间班长 | manager | production
酿酒师 | staff | production
制剂车间主任 | manager | production
QA主管 | manager | production
GMP专员 | staff | production
验证工程师 | staff | production
封装工艺工程师 | staff | production
封测厂厂长 | VP-director | production
SMT课长 | manager | production
PE工程师 | staff | production
ME工程师 | staff | production
DQE工程师 | staff | production
模切主管 | manager | production
印刷机长 | manager | production
纸机主任 | manager | production
总装车间副主任 | manager | production
焊装工艺员 | staff | production
涂装技术员 | staff | production
冲焊车间主任 | manager | production
工装夹具工程师 | staff | production
刀具管理员 | staff | production
量具室主任 | manager | production
备件采购员 | staff | procurement
中央仓库主任 | manager | procurement
运输经理 | manager | procurement
冷链物流总监 | VP-director | procurement
关务经理 | manager | procurement
信息科科长 | manager | IT
信息中心副主任 | manager | IT
网络主管 | manager | IT
大数据工程师 | staff | IT
IT部经理 | manager | IT
企业管理部部长 | manager | general mgmt
精益运营总监 | VP-director | production
综合办主任 | manager | other
办公室主任 | manager | other
党委副书记 | VP-director | other
财务副总监 | VP-director | finance
审计部经理 | manager | finance
风控总监 | VP-director | finance
投资总监 | VP-director | finance
市场部副部长 | manager | marketing
销售大区经理 | manager | marketing
售前工程师 | staff | marketing
总工 | VP-director | R&D
"""


@pytest.fixture(scope="module")
def titles() -> Titles:
    with RULES.open(encoding="utf-8-sig", newline="") as file:
        return Titles.from_rows(list(csv.DictReader(file)))


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_title_of_its_family_reads(titles: Titles, case: str) -> None:
    title, seniority, function = case.split(" | ")
    role = titles.read(title)
    assert (role.seniority, role.function) == (seniority, function)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Directrice des Opérations", "Directrice des Operations"),
        ("Üretim Müdürü", "URETIM MUDURU"),
        ("Główny księgowy", "Glowny ksiegowy"),
        ("İnsan Kaynakları", "insan kaynaklari"),
        ("供應鏈管理處長", "供应链管理处长"),
        ("生産技術部課長", "生产技术部课长"),
    ],
)
def test_accents_and_scripts_make_no_difference(titles: Titles, typed: str, plain: str) -> None:
    assert titles.read(typed)[:2] == titles.read(plain)[:2] != ("unknown", "unknown")


@pytest.mark.parametrize(
    ("title", "department", "seniority", "function"),
    [
        ("資深管理師", "供應鏈", "staff", "procurement"),
        ("處長", "資訊", "manager", "IT"),
        ("处长", "", "manager", "other"),
        ("工程师", "设备部", "staff", "production"),
        ("班长", "", "manager", "production"),
        ("班长", "仓储部", "manager", "procurement"),
        ("总裁办 战略经理", "", "manager", "general mgmt"),
        ("董事、总工程师", "", "C-level", "R&D"),
        ("Director, Test", "", "VP-director", "R&D"),
        ("経理課長", "", "manager", "finance"),
        ("Technician", "Warehouse", "staff", "procurement"),
    ],
)
def test_what_says_little_leaves_the_function_to_others(
    titles: Titles, title: str, department: str, seniority: str, function: str
) -> None:
    role = titles.read(title, department)
    assert (role.seniority, role.function) == (seniority, function)
