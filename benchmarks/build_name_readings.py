"""Make `rules/name_readings.csv`: how a character of a name may be spelled outside Mandarin.

    python benchmarks/build_name_readings.py FOLDER

FOLDER holds four unpacked packages of the Python package index, all under the MIT licence, needed only here:

- cantonese-romanisation 1.0.5: spellings as the Hong Kong government writes names (强: keung);
- taibun 1.1.8: Hokkien readings (强: kiong), as the names of Singapore, Malaysia and Taiwan are spelled from;
- japanese-personal-name-dataset 0.4.0: Japanese names with their readings. What each character adds to the
  reading of a name is learned from them (EM over all ways to cut a reading), so that 健一 and 高橋 can be read
  although no list holds every name;
- hanja 0.15.1: the Korean reading of each character (瑞: seo), after the Revised Romanization.

One line per simplified character; spellings without tone, `;` between them. Mandarin comes from pypinyin at
run time and Wade-Giles is worked out from it. The msgpack package is needed to read taibun.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgpack
from opencc import OpenCC

from pipeline.matching.scripts import spelled_out

TARGET = Path(__file__).parent.parent / "rules" / "name_readings.csv"
ROUNDS, LEAST_COUNT, LEAST_SHARE = 6, 3.0, 0.02
Readings = dict[str, set[str]]
#: What they do not hold and people write: Hokkien as Singapore and Malaysia spell it by ear (秀: siew),
#: irregular Japanese readings (渡辺: wata, nabe). Character, Cantonese, Hokkien, Japanese.
BY_HAND = """
秀,,siew;siu, 丽,,lee;li, 家,kar,, 豪,how,, 淑,,sok;siok, 德,,teik;tek, 安,,aun, 琪,,kee, 健,,,takeru
辺,,,nabe 部,,,nabe 希,,,nozomi;ki 央,,,o;ou;hisa;naka 工,,,takumi 谷,,,ya;tani;gai;se 近,,,kon 远,,,en;too 太,,,oo
光,,,hikaru 骏,,,hayao;hayato 英,,eng;ing,fusa 今,,,ima 井,,,i 翼,,,tsubasa 长,,,ha;naga;osa 薫,,,kaoru
渡,,,wata;watari 玲,,leng;ling, 珍,chun,tin;chin, 华,,hua;wah, 伟,wei,wee;ui, 明,,meng;beng;ming,
强,,keong;kiong, 俊,,choon;chun, 杰,,kiat;kiet, 慧,,hwee;hui, 敏,,min;bin, 芬,,hoon;hun, 婷,,teng;ting,
雄,,hiong;heong, 发,,huat, 成,,seng;sing, 福,,hock;hok, 财,,chye;chai, 源,,guan;nguan, 美,,bee;mei,
兰,,lan, 珠,,choo;chu, 金,,kim, 玉,,geok;gek;giok, 凤,,hong;hoong, 春,,choon;chun, 天,,thian;thean;tien,
文,,boon;bun, 龙,,leong;liong;leng, 顺,,soon;sun, 兴,,heng;hin;hing, 良,,leong;liang,
清,,cheng;ching;chin, 水,,chwee;chui, 木,,bok;muk, 海,,hai, 荣,,eng;yong;weng, 贵,,kwee;kui,
祥,,siang;seong, 志,,chee;chi, 耀,,yew;yau;iau, 辉,,hui;fei, 庆,,keng;kheng;king, 国,,kok;kwok,
民,,bin;min, 生,,seng;sheng, 平,,peng;ping, 南,,lam;nam, 山,,san;suan, 月,,guat;goat, 梅,,bwee;muay;moi,
花,,hua;huay, 桂,,kwee;kui, 香,,heang;hiang;hiong, 娇,,kew;kiau;keow, 燕,,yen;yian;ean, 琴,,khim;kim,
芳,,hong;phang;fong, 莉,,lee;li, 欣,,sin;hin, 怡,,ee;yee, 君,,koon;kun,
刚,,,takeshi 亮,,,ryo 翔,,,sho 幸,,,miyuki 都,,,miyako 圣,,,satoshi 亨,,,toru 洋,,,hiroshi 康,,,yasushi
久,,,hisashi 尚,,,hisashi 萤,,,hotaru 雅,,,miyabi 心,,,kokoro 隼,,,hayato 理,,,osamu 旭,,,asahi 要,,,kaname
栞,,,shiori 光,,,hikari 辉,,,akira 凉,,,ryo 谅,,,ryo 辽,,,ryo 环,,,tamaki 缘,,,yukari 紫,,,yukari 杰,,,suguru
卓,,,takashi 卫,,,mamoru 直,,,tadashi 义,,,tadashi 信,,,makoto 豪,,,go 滋,,,shigeru 繁,,,shigeru 亚,,ah,
妹,,moi;moy;muay, 狗,,kow, 秀,,seow, 婆,,poh, 土,,thoh,
""".split()

#: How characters of names are read in Vietnam, without the marks: 阮氏梅 is Nguyễn Thị Mai.
IN_VIETNAM = """
阮,nguyen 陈,tran 黎,le 范,pham 黄,hoang;huynh 潘,phan 武,vo;vu 邓,dang 裴,bui 杜,do 胡,ho 吴,ngo 杨,duong 李,ly 氏,thi
文,van 丁,dinh 段,doan 郑,trinh 张,truong 冯,phung 梁,luong 林,lam 高,cao 赵,trieu 谢,ta 何,ha 蔡,thai 周,chau;chu
郭,quach 曾,tang 刘,luu 罗,la 马,ma 苏,to 宋,tong 唐,duong 徐,tu 许,hua 叶,diep 余,du 孙,ton 朱,chu 江,giang 洪,hong
简,gian 尹,doan 石,thach 梅,mai 花,hoa 华,hoa 兰,lan 香,huong 红,hong 英,anh 明,minh 玉,ngoc 秋,thu 芳,phuong 清,thanh
雄,hung 强,cuong 勇,dung 俊,tuan 海,hai 南,nam 山,son 龙,long 德,duc 光,quang 和,hoa 安,an 平,binh 福,phuc 孝,hieu
义,nghia 忠,trung 金,kim 草,thao 庄,trang 玄,huyen 月,nguyet 雪,tuyet 春,xuan 夏,ha 垂,thuy 水,thuy 翠,thuy 云,van
琼,quynh 娥,nga 莲,lien 国,quoc 公,cong 成,thanh 进,tien 日,nhat 映,anh 蓉,dung 凤,phuong 青,thanh 美,my 幸,hanh
贤,hien 娟,quyen 鹏,bang 胜,thang 战,chien 建,kien 坚,kien 科,khoa 魁,khoi 灵,linh 玲,linh 琳,lam 绒,nhung 如,nhu
燕,yen 莺,oanh 姮,hang 恒,hang 皇,hoang 友,huu 有,huu 辉,huy 庆,khanh 川,xuyen 景,canh 太,thai 泰,thai 善,thien
天,thien 新,tan 孟,manh 猛,manh 世,the 寿,tho 诗,thi 书,thu 全,toan 宣,tuyen 荣,vinh 永,vinh 越,viet 意,y 伟,vi 威,uy
祥,tuong 仙,tien 贞,trinh 智,tri 松,tung 秀,tu 慈,tu 欢,hoan 环,hoan 会,hoi 虎,ho 鸿,hong 桂,que 贵,quy 宝,bao 白,bach
璧,bich 碧,bich 锦,cam 珠,chau 志,chi 诏,chieu 功,cong 妙,dieu 延,dien 容,dung 洋,duong 达,dat 道,dao 桃,dao 登,dang
豪,hao 好,hao 后,hau 慧,hue 惠,hue 兴,hung 开,khai 康,khang 霖,lam 丽,le 禄,loc 利,loi 陆,luc 良,luong 敏,man 满,man
命,menh 银,ngan 岸,ngan 艺,nghe 源,nguyen 元,nguyen 仁,nhan 然,nhien 宁,ninh 妮,ni 发,phat 风,phong 丰,phong 富,phu
夫,phu 权,quyen 生,sinh 心,tam 宅,trach 长,truong 才,tai 尽,tan 创,sang 事,su 神,than 申,than 实,thuc 述,thuat 顺,thuan
淑,thuc 中,trung 重,trong 展,trien 词,tu 宗,tong 笔,but 院,vien 王,vuong 旺,vuong 莉,ly 娇,kieu 乔,kieu
""".split()
#: How Hakka, Teochew, Foochow and Hainanese families of Malaysia, Singapore and Indonesia spell theirs, beside those.
IN_MALAYA = """
温,voon 陈,chin;ding;tang 黄,bong;ooi;ung;vong;wong 张,chong;teo;tio;tjong 刘,lew;liew;liu;low 林,ling 罗,law
叶,jap;yeap;yek 曾,chang;chen;chng 钟,chong 邓,tang;then 杨,jong;yeo 朱,too 邱,chew;hew;hiew 丘,chew;hew;hiew
蔡,chai;choi 谢,cheah 彭,pang 廖,leow;liaw;liew 胡,foo;oh 傅,foo;poh 房,fong 冯,foong;pang;phung 赖,lai 江,kong
何,wo 吴,goh;gor;ngo 魏,goi;ngui;wui 饶,jau;ngiau;nyeow 范,fam;fan 田,thien 萧,seow;siaw;siow 余,er 官,kon
巫,mo;moo;voo 卢,loh;loo 侯,hew 徐,cher;swee 游,yew 邹,chew;choo 韩,hang;hon;hung 洪,fung;hoong 丁,ten 凌,lin
练,lien 卓,chok 涂,toh 孔,khoong 严,gan;ngiam;yam 姚,yeo;yeow 梁,neo;nio 马,bay;bey 宋,sng;soong 许,khaw;kho;khor
薛,siet 庄,ching 郑,chang;tay;tee;teh;tey 郭,kuek;kuok 高,kou 周,chew;chiew;chu 孙,sng 王,bong;heng;wong
方,fong;huong;pung 石,cheok;sak 简,kang;kien 骆,loke 苏,soh 翁,eng 蓝,nam 龚,keng;kiong;kong 连,lean 潘,phua
颜,nan;ngan;yen 詹,chieng;jam 符,foo;poo 云,wan;yun 邢,heng;seng 蒙,mong 辜,ko 尤,yew 康,hong;kang 白,pak 欧,oo
程,ching;thia;thiang 包,pow 钱,chee;chieng 孟,meng 蒋,cheong;chio 董,tung 雷,loi 黎,lai;lei;loi 章,chiang;chong
汪,wong 袁,wan;yen;yuen 赵,chau;chew;chiu;teo 光,kuong 文,mung;ung;voon;woon 华,fa 福,fook 发,fat;huak 财,choi
金,kin;king 生,sang 国,ket;kuet 强,khiang 辉,fui;huey 煌,fong;huang;wong 荣,yung 贵,kuay 火,fah;fo;hoe;huey 山,sua
海,hoi 玉,nyook;yoke;yuk 娇,kiew 兰,lang 英,yin 秀,sew 月,ngiet;nyet;yet 凤,fong;foong 珍,teng 香,heoh 美,mee;mui
莲,lean;leng 琼,khiung 妹,mooi 安,on 新,sen 南,nan 仁,ing;yan;yen;yin 义,ngee;nyi;yee 礼,lay;lee 智,chee 信,soon
德,taik;tak;tet 胜,shin 伟,wai 雄,hiung;yung 维,vui;wai 万,buan;man;van;wan 有,yew 友,yew 来,loi;lye 添,teng;thim
庆,hing;khin 祥,cheang;cheong 宝,bao;pau;pow 裕,yee;yoo 嘉,kar 家,kar;kay 永,weng;yun;yung 远,yan;yen;yuan
道,tau;tow 仕,see 运,yun 年,nen;nian 保,pow 丰,foong;hoong 昌,chang;chiang;chong 启,kai;kee 佳,kai;kar;kia
惠,fui;huey;wai 慧,fui;huey;wai 珠,chew 花,fa 群,khiun;kwan 仙,sean 孝,hao;haw;how 忠,choong;tong 明,men;min
冬,toong 东,toong 春,chhun 秋,chew;chhiu;chiew 进,cheng;chun 丽,lai 素,sok 淑,shuk 芳,fang;pung 芬,foon 萍,pin
雪,seok;sheet;soak;suet 霞,hay 琴,kam;khin 仪,ee;ngee 如,jee;yee;yu 婷,thin 佩,pei;phui;poi 盈,yin 莹,yin
颖,eng;weng 洁,keat 健,kean;kiang 建,kean;kiong 伯,bak 宗,choong 汉,hon;hun 炳,pin 柏,pak 松,choong;siung
根,ken;kern 基,kei 景,kin 凯,hoi;khoi 龙,liung 虎,foo 飞,fee;fei;fui;phui 鸿,fung;hoong 鹏,pang;phen 麟,lim;lun
""".split()

_T2S = OpenCC("t2s")
_PARTS = re.compile("[ぁ-ん][ゃゅょ]?っ?ん?")
_KANA = dict(
    zip(
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをんがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ",
        "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo"
        " ra ri ru re ro wa i e o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po".split(),
        strict=True,
    )
)


def main() -> None:
    """Read the three packages and write the file."""
    folder = Path(sys.argv[1])
    columns = (_cantonese(folder), _hokkien(folder), _japanese(folder), _korean(folder))
    for line in BY_HAND:
        char, *spelled = line.split(",")
        for column, spellings in zip(columns, spelled, strict=False):
            column[char].update(filter(None, spellings.split(";")))
    for line in IN_MALAYA:
        char, spelled_there = line.split(",")
        columns[1][char].update(spelled_there.split(";"))
    vietnamese: Readings = defaultdict(set)
    for line in IN_VIETNAM:
        char, spelled_there = line.split(",")
        vietnamese[char].update(spelled_there.split(";"))
    columns = (*columns, vietnamese)
    lines = []
    for char in sorted(set().union(*columns)):
        if _in_daily_use(char) or char in columns[2]:
            lines.append((char, *(";".join(sorted(column.get(char, ()))) for column in columns)))
    with TARGET.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("character", "cantonese", "hokkien", "japanese", "korean", "vietnamese"))
        out.writerows(line for line in lines if any(line[1:]))


def _in_daily_use(char: str) -> bool:
    """Say whether GB 2312 can spell a character: of the others few stand in a Chinese name."""
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def _cantonese(folder: Path) -> Readings:
    listed = json.loads((folder / "cantoroman/data/charToRoman.json").read_text(encoding="utf-8"))
    return _simplified((char, spellings) for char, spellings in listed.items())


def _hokkien(folder: Path) -> Readings:
    listed = msgpack.unpackb((folder / "taibun/data/prons.msgpack").read_bytes())
    return _simplified(
        (char, [_toneless(one) for text in spellings for one in text.split("/")])
        for char, spellings in listed.items()
    )


def _simplified(listed: Iterable[tuple[str, Iterable[str]]]) -> Readings:
    result: Readings = defaultdict(set)
    for char, spellings in listed:
        if len(char) == 1:
            result[_T2S.convert(char)].update(text for text in spellings if text.isalpha())
    return result


def _toneless(spelling: str) -> str:
    plain = unicodedata.normalize("NFKD", spelling.lower())
    return "".join(char for char in plain if char.isascii() and char.isalpha())


def _korean(folder: Path) -> Readings:
    """Read lines like "\\u745E": "\\uC11C"."""
    lines = (folder / "hanja/table.yml").read_text(encoding="utf-8").splitlines()
    listed = dict(json.loads("[" + line.replace(": ", ", ") + "]") for line in lines if line.startswith('"'))
    return _simplified((char, [spelled_out(read[:1])]) for char, read in listed.items())


def _japanese(folder: Path) -> Readings:
    """Learn what each character adds to a reading."""
    names = Counter(_japanese_names(folder / "japanese_personal_name_dataset/dataset"))
    chance: dict[str, Counter[str]] = defaultdict(Counter)
    for _ in range(ROUNDS):
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for (name, kana), weight in names.items():
            cuts = list(_cuts(_PARTS.findall(kana), len(name)))
            worth = [_worth(name, cut, chance) for cut in cuts]
            for cut, share in zip(cuts, worth, strict=True):
                for char, part in zip(name, cut, strict=True):
                    seen[char][part] += weight * share / sum(worth)
        chance = {char: _shares(parts) for char, parts in seen.items()}
    result: Readings = defaultdict(set)
    for char, parts in seen.items():
        least = max(LEAST_COUNT, LEAST_SHARE * sum(parts.values()))
        kept = {part for part, count in parts.items() if count >= least}
        result[_T2S.convert(char)].update(_romaji(part) for part in kept)
    return result


def _japanese_names(folder: Path) -> Iterator[tuple[str, str]]:
    with (folder / "last_name_org.csv").open(encoding="utf-8") as file:
        for name, _, kana, *_ in csv.reader(file):
            yield name, kana
    for listed in ("first_name_man_org.csv", "first_name_woman_org.csv"):
        with (folder / listed).open(encoding="utf-8") as file:
            for kana, _, *spelled in csv.reader(file):
                yield from ((name, kana) for name in spelled if 0 < len(name) <= 3)


def _cuts(parts: Sequence[str], pieces: int) -> Iterator[tuple[str, ...]]:
    if pieces == 1:
        yield ("".join(parts),)
        return
    for size in range(1, len(parts) - pieces + 2):
        for rest in _cuts(parts[size:], pieces - 1):
            yield ("".join(parts[:size]), *rest)


def _worth(name: str, cut: Sequence[str], chance: dict[str, Counter[str]]) -> float:
    worth = 1.0
    for char, part in zip(name, cut, strict=True):
        worth *= chance[char][part] if char in chance else 1.0
    return worth + 1e-12


def _shares(parts: Counter[str]) -> Counter[str]:
    total = sum(parts.values())
    return Counter({part: count / total for part, count in parts.items()})


def _romaji(kana: str) -> str:
    """Write kana in Hepburn letters: しょう is shou, けんいち kenichi."""
    letters = ""
    for char in kana:
        if char in "ゃゅょ":
            vowel = {"ゃ": "a", "ゅ": "u", "ょ": "o"}[char]
            letters = letters[:-1] + (vowel if letters.endswith(("shi", "chi", "ji")) else "y" + vowel)
        elif char != "っ":
            letters += _KANA.get(char, "")
    return letters


if __name__ == "__main__":
    main()
