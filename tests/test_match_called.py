"""What people are called by, and how names of several peoples are written: who is one and who is two.

Lines are those of test_match_kinds.py: (kind, what must come of it, one row, the other row).
"""

from __future__ import annotations

import pytest
from staged import matched
from test_match import verdict
from test_match_kinds import cells, wanted_of

KINDS = [
    # a wife is called by her husband
    ("wife", "not same",
     "周总|总经理|绍兴鸿运布行|13757512046|hongyun_bh@163.com|绍兴",
     "周太|老板娘|绍兴鸿运布行|13757512046|hongyun_bh@163.com|绍兴"),
    ("wife", "not same",
     "何老板|老板|永康利达五金店|13868931277|lida5j@qq.com|永康",
     "何太太||永康利达五金店|13868931277|lida5j@qq.com|永康"),
    ("wife", "not same",
     "郑总|总经理|海门锦绣家纺|13962870331|jx_home@163.com|海门",
     "郑夫人|总经理|海门锦绣家纺|13962870331|jx_home@163.com|海门"),
    ("wife", "not same",
     "许老板|老板|阳江快刀行|13926390218|kuaidao@163.com|阳江",
     "老板娘|老板娘|阳江快刀行|13926390218|kuaidao@163.com|阳江"),
    ("wife", "not same",
     "梁总|董事长|佛山明晟陶瓷|13702948153|msc@126.com|佛山",
     "梁总夫人|财务|佛山明晟陶瓷|13702948153|msc@126.com|佛山"),
    ("wife", "not same",
     "黃太|東主|興記海味|+852 9274 6180|hingkee@gmail.com|香港",
     "黃志強|東主|興記海味|+852 9274 6180|hingkee@gmail.com|香港"),
    ("wife", "not same",
     "Mrs Lau|Owner|Hing Kee Dried Seafood|+852 9274 6180|hingkee@gmail.com|Hong Kong",
     "Lau Chi Keung|Owner|Hing Kee Dried Seafood|+852 9274 6180|hingkee@gmail.com|Hong Kong"),
    ("wife", "not same",
     "吴嫂|老板娘|兰溪吴记酱坊|13957921604|wuji@163.com|兰溪",
     "吴老板|老板|兰溪吴记酱坊|13957921604|wuji@163.com|兰溪"),
    ("one wife", "same",
     "周太|老板娘|绍兴鸿运布行|13757512046|hongyun_bh@163.com|绍兴",
     "周太太|老板娘|鸿运布行|13757512046||绍兴"),
    ("one boss", "same",
     "周总|总经理|绍兴鸿运布行|13757512046|hongyun_bh@163.com|绍兴",
     "周建明|总经理|鸿运布行|13757512046||绍兴"),
    # friends put 阿 before an English name
    ("friends", "same",
     "阿Ken|採購|東莞港威毛織廠|13728846015||東莞",
     "陳健明 Ken Chan|採購主任|港威毛織|13728846015|ken@kongwai-knit.com|東莞"),
    ("friends", "same",
     "阿Joe|Sales|Golden Wheel Toys|+852 6103 7742||Hong Kong",
     "Joe Leung|Sales Manager|Golden Wheel Toys|+852 6103 7742|joe@gwtoys.hk|Hong Kong"),
    ("friends", "same",
     "小Amy|行政|深圳云帆电子|13510447286||深圳",
     "Amy Guo|行政主管|云帆电子|13510447286|amy@yunfan-e.com|深圳"),
    ("friends", "same",
     "阿 Fai|Technician|Sun Wah Lift|+852 9018 3365||Hong Kong",
     "Fai Kwok|Technician|Sun Wah Lift|+852 9018 3365|fai@sunwahlift.hk|Hong Kong"),
    ("friends", "not same",
     "阿Ken|採購|東莞港威毛織廠|13728846015||東莞",
     "陳健明 Ken Chan|廠長|港威毛織|13650182247|ken.chan@kongwai-knit.com|東莞"),
    ("friends", "not same",
     "阿Ken|採購|東莞港威毛織廠|13728846015||東莞",
     "Joe Leung|採購|東莞港威毛織廠|13650182247||東莞"),
    # the younger one of a surname
    ("junior", "same",
     "小裴总|总经理|温岭宏泰泵业|13958601437|hongtai@htpump.com|温岭",
     "裴嘉树|总经理|宏泰泵业|13958601437|jiashu@htpump.com|温岭"),
    ("junior", "same",
     "老冯总|董事长|温岭宏泰泵业|13958601437||温岭",
     "冯国富|董事长|宏泰泵业|13958601437||温岭"),
    ("junior", "same",
     "小欧阳经理|销售经理|株洲湘锐刀具|13873310952||株洲",
     "欧阳志鹏|销售经理|湘锐刀具|13873310952|ouyangzp@xiangrui.cn|株洲"),
    ("junior", "same",
     "小姜总|总经理|威海北洋渔具|13563108274||威海",
     "Jiang Haochen|General Manager|Beiyang Fishing Tackle|13563108274|jianghc@beiyangfish.cn|Weihai"),
    ("junior", "not same",
     "小裴总|总经理|温岭宏泰泵业|13958601437|hongtai@htpump.com|温岭",
     "裴总|董事长|温岭宏泰泵业|13958601438|hongtai@htpump.com|温岭"),
    ("junior", "not same",
     "小裴总|总经理|温岭宏泰泵业|13958601437|hongtai@htpump.com|温岭",
     "老裴总|总经理|温岭宏泰泵业|13958601437||温岭"),
    ("junior", "not same",
     "裴总|总经理|温岭宏泰泵业|13958601437|hongtai@htpump.com|温岭",
     "冯国富|董事长|温岭宏泰泵业|13958601437|hongtai@htpump.com|温岭"),
    ("junior", "not same",
     "小裴总|总经理|温岭宏泰泵业|13958601437|hongtai@htpump.com|温岭",
     "冯国富|总经理|温岭宏泰泵业|13958601437|hongtai@htpump.com|温岭"),
    ("junior", "not same",
     "小裴总|总经理|温岭宏泰泵业|13958601437|hongtai@htpump.com|温岭",
     "裴国富|董事长|温岭宏泰泵业|13758604422||温岭"),
    # names without a Chinese surname
    ("no surname", "not same",
     "萨仁其木格|兽医|鄂温克乳业|15104790386||海拉尔",
     "萨仁高娃|会计|鄂温克乳业|15104790386||海拉尔"),
    ("no surname", "not same",
     "斯琴格日勒|主任|科尔沁牧业|15847562201||通辽",
     "娜仁格日勒|出纳|科尔沁牧业|15847562201||通辽"),
    ("no surname", "not same",
     "乌兰其木格|主任|科尔沁牧业|15847562201||通辽",
     "乌兰其其格|出纳|科尔沁牧业|15847562201||通辽"),
    ("no surname", "not same",
     "巴特尔|司机|科尔沁牧业|15847562201||通辽",
     "娜仁花|出纳|科尔沁牧业|15847562201||通辽"),
    ("no surname", "not same",
     "阿依古丽|会计|和田玉枣|13999734210||和田",
     "帕提古丽|销售|和田玉枣|13999734210||和田"),
    ("no surname", "not same",
     "阿不都克里木|经理|和田玉枣|13999734210||和田",
     "吐尔逊买买提|销售|和田玉枣|13999734210||和田"),
    ("no surname", "not same",
     "扎西|导游|林芝雪域旅行社|13908949135||林芝",
     "次仁|司机|林芝雪域旅行社|13908949135||林芝"),
    ("no surname", "same",
     "萨仁其木格|兽医|鄂温克乳业|15104790386||海拉尔",
     "Saren Qimuge|Veterinarian|Ewenki Dairy|15104790386||Hailar"),
    ("no surname", "same",
     "萨仁其木格|兽医|鄂温克乳业|15104790386||海拉尔",
     "Sarenqimuge|Veterinarian|Ewenki Dairy|15104790386||Hailar"),
    ("no surname", "same",
     "斯琴格日勒|主任|科尔沁牧业|15847562201||通辽",
     "斯琴格日勒|办公室主任|科尔沁牧业有限公司|15847562201||通辽"),
    ("no surname", "same",
     "扎西|导游|林芝雪域旅行社|13908949135||林芝",
     "扎西顿珠|导游|林芝雪域旅行社|13908949135||林芝"),
    ("a saying is no name", "same",
     "阳光总在风雨后|主任|科尔沁牧业|15847562201||通辽",
     "斯琴格日勒|主任|科尔沁牧业|15847562201||通辽"),
    # a surname that a converter reads wrong
    ("misread", "not lost",
     "Zeng Yiming|Buyer|Huizhou Lichi Electronics||zengym@lichi-e.com|Huizhou",
     "Ceng Yiming|Buyer|惠州立驰电子|||惠州"),
    ("misread", "not lost",
     "Xie Wanting|Accountant|Datong Coal Machinery|13834217605||Datong",
     "Jie Wanting|Accountant|Datong Coal Machinery||xiewt@dtcm.cn|Datong"),
    ("misread", "not lost",
     "Qiu Zihan|Designer|Nantong Silk House|13862710448|qiuzh@ntsilk.cn|Nantong",
     "Zihan Chou|Designer|Nantong Silk House|||Nantong"),
    ("misread", "not lost",
     "Yuchi Kaiwen|Engineer|Taiyuan Jinchu Energy|13834572610||Taiyuan",
     "Wei Chi Kaiwen|Engineer|Taiyuan Jinchu Energy|13834572610||Taiyuan"),
    ("misread", "not lost",
     "Zhai Rui|Planner|Lantu Advertising|13842617095||Dalian",
     "Di Rui|Planner|Lantu Advertising|13842617095||Dalian"),
    ("misread", "not lost",
     "Miao Shaofeng|QA|Wuxi Jintai Bearings||miaosf@jintai.cn|Wuxi",
     "Mou Shaofeng|QA|Wuxi Jintai Bearings||miaosf@jintai.cn|Wuxi"),
    ("misread", "not lost",
     "Yue Siyuan|Manager|Linyi Luda Crane|13954907731||Linyi",
     "Le Siyuan|Manager|Linyi Luda Crane|13954907731||Linyi"),
    ("misread", "not lost",
     "Ge Tianyou|Sales|Qingdao Haoyu Rubber|13864207719||Qingdao",
     "Gai Tianyou|Sales|Qingdao Haoyu Rubber|13864207719||Qingdao"),
    ("misread", "not same",
     "Zeng Yiming|Buyer|Huizhou Lichi Electronics|13928360418|zengym@lichi-e.com|Huizhou",
     "Ceng Yimin|Buyer|Huizhou Lichi Electronics|13680735221|cengym@lichi-e.com|Huizhou"),
    ("misread", "not same",
     "Shi Yiming|Buyer|Huizhou Lichi Electronics|13928360418||Huizhou",
     "Dan Yiming|Buyer|Huizhou Lichi Electronics|13928360418||Huizhou"),
    ("misread", "different",
     "Zeng Yiming|Buyer|Huizhou Lichi Electronics|13928360418|zengym@lichi-e.com|Huizhou",
     "Ceng Yiming|Accountant|Foshan Mingsheng Ceramics|13702948153|cym@msc.cn|Foshan"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "meant", "one", "other"), KINDS)
def test_what_people_are_called(kind: str, meant: str, one: str, other: str) -> None:
    assert verdict(matched(cells(one), cells(other))) in wanted_of(meant), kind
    assert verdict(matched(cells(other), cells(one))) in wanted_of(meant), kind


def test_a_wife_is_not_joined_by_her_husbands_full_name() -> None:
    boss, wife, name = (
        "周总|总经理|绍兴鸿运布行|13757512046|hongyun_bh@163.com|绍兴",
        "周太|老板娘|绍兴鸿运布行|13757512046|hongyun_bh@163.com|绍兴",
        "周建明|总经理|鸿运布行|13757512046|hongyun_bh@163.com|绍兴",
    )
    people = matched(*map(cells, (boss, wife, name))).rows["person_id"].tolist()
    assert people[0] == people[2] != people[1]


def test_the_younger_one_of_two_is_asked_about_where_nothing_tells_which() -> None:
    rows = (
        "小裴总||宏泰泵业|||温岭",
        "裴嘉树|总经理|宏泰泵业|13958601437||温岭",
        "裴国富|董事长|宏泰泵业|13758604422||温岭",
    )
    people = matched(*map(cells, rows)).rows["person_id"]
    assert people.nunique() == len(rows)
