"""Who wants no contact is heard in a dozen languages, said by themselves or noted by a colleague.

Beside it the same words that refuse nothing, and those that refuse one time or one way only.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.text.refusal import Heard, Refusals

RULES = Path(__file__).parent.parent / "rules" / "refusals.toml"
REFUSED = """
Wants nothing by e-mail and no calls — just a seat.
Não quero ser contactada depois do evento
no calls - just a seat
让你们同事不要再联系我了
请转告你们的同事不要再打电话给我
我和我同事不想再收到短信
本人及同事不要再联系
Don't call me in the morning, and don't email me either
周末不要打电话，平时也不要打电话
微信里说不要再联系他
不愿意接听，也请不要加微信、发邮件
Ha chiesto di essere cancellato dall'elenco e di non ricevere più nulla
Dice que si le volvemos a escribir lo denuncia
请不要在活动后联系我
电话说不想再接到我们电话，以后不用打了
do not contact - legal threat
vill inte bli uppringd
唔好再搵佢，佢已經投訴
我唔想收到任何WhatsApp訊息
prefers no contact
Je ne donne pas mon accord pour être contacté
Rahatsız edilmek istemiyorum
唔好再煩我
just here to listen - no contact please
Solicito la baja
don't put me on any mailing list
Please don't contact me any more
人家说了，再发微信就举报
Please suppress my record
我不同意你们使用我的电话做推广
Heeft bezwaar tegen reclame
ไม่สนใจ อย่าโทรมา
Non voglio essere richiamata
my number is not for sales calls
以后别发了
Beni listeden çıkarın
Quit emailing
hat sich abgemeldet und will nichts mehr hören
Đề nghị không gọi lại
Do not solicit
拒绝推销！！
hat ausdrücklich um Löschung gebeten
do not want any calls or emails
Bitte tragen Sie mich aus
Proszę nie wysyłać ofert
Answered "never contact me again"
Merci de m'enlever de la liste
has withdrawn consent
Kunde verbittet sich weitere Anrufe
Please cease all communication
No reps. No calls. No mails.
Declined to be contacted
Bitte lassen Sie mich in Ruhe
pls take me off your mailing list, thx
Prosím nevolejte mi
please keep me off your call list
I am only attending to learn, please do not have your reps chase me
不愿意被回访
no follow up please
我的手机号请勿外泄和用于推销
Retirem o meu nome da lista
Don't bother me with sales stuff
按个保法要求删除我的个人信息
Vänligen ring inte
Verilerimi silin
Non voglio essere disturbato
Ik wil niet gebeld worden
Recusa qualquer contacto
pas d'appels commerciaux
谢谢，不需要任何推广服务
Plus jamais de mails
El cliente no quiere saber nada de nosotros
Haal mij van de lijst af
Ne souhaite plus recevoir d'emails
Laat me met rust
please do not share my info with vendors
Per favore cancellate i miei dati
請刪除我的個資
Đừng gọi cho tôi nữa
si è lamentato, non richiamare
Smettetela di chiamarmi
不要推销给我
Je n'autorise pas l'utilisation de mes coordonnées
I don't want any follow up from sales
退订全部短信和邮件
Jangan telefon lagi
Contact refused
信息仅用于签到，禁止用于营销
No compartan mis datos
Stop hubungi saya
Newsletter abbestellen, und keine Anrufe mehr
No autorizo el uso de mis datos con fines comerciales
无需回电
已被客户投诉骚扰，停止跟进
Por favor, no me contacten más
Proszę do mnie nie dzwonić
Non chiamatemi più
Kunde hat Kontakt untersagt
Vil ikke ringes op
Peço que removam meu e-mail
拒接一切骚扰
keep my email out of your marketing
Прекратите звонить
I do not wish to be contacted by sales
Keine Mails mehr bitte
I never agreed to be contacted
문자도 전화도 거부
Уберите мой номер из базы
Please don't spam me
不允许将本人信息用于任何商业推广
Keine Kontaktierung erwünscht
Exclude me from all campaigns
unsubscribed last month and very annoyed
She said to stop contacting her
Remova meu contato
此人已拉黑我们
I didn't agree to marketing
Please omit me from future mailings
Rezygnuję z newslettera i telefonów
もう電話をかけてこないでください
keine Verkaufsgespräche bitte
Удалите мой номер
연락 금지
取消授权，不要再用我的号码
Non telefonare
Ne plus contacter ce client
GDPR: erase me
千万别打，上次差点翻脸
Client hostile, ne pas rappeler
不要再給我寄廣告信
去年就说了不想被联系，怎么又打
Please don't have a rep contact me
請不要再打來
Retiro mi consentimiento
不授权联系
Pediu para não ser mais contatado
客户：不用联系，有需要我会找你们
請勿撥打電話及寄送廣告
我已经要求过删除我的电话
本人不願接受任何推銷
Tidak ingin menerima email
DNC
Запрещаю использовать мой номер для рекламы
Bitte keinerlei Nachfassaktionen
Bitte nehmen Sie von Anrufen Abstand
Больше не звоните мне
hung up, told us to get lost and not to ring again
Please do not bombard me with mails
Do not want to be hassled
請勿再寄信給我
这人说了，谁再给他打电话他就报警
do not add me to any list
Não quer ser incomodado
不想接到任何销售的电话和微信
Nehmen Sie mich bitte aus der Liste
本人要求不再接收任何信息
営業メールは受け取りたくありません
連絡拒否
Proszę usunąć moje dane
Хватит звонить!
ne désire plus être sollicitée
I'd rather not be contacted
唔好send任何嘢俾我
Żądam usunięcia danych
연락 원치 않습니다
Verwijder mijn gegevens
Отпишите меня от рассылки
客户明确表示以后不要再骚扰
メール配信を希望しません
不接受销售跟进
do NOT use my email for marketing purposes
Hiermit widerrufe ich meine Einwilligung
連絡しないでください
remove me from all lists
免回访
Ne pas contacter
Favor não ligar
Nie mehr melden
Que no lo vuelvan a llamar
Ich möchte nicht mehr kontaktiert werden
Não contactar
個人情報を削除してください
不需要任何后续联系
本人已离职，请勿再致电
Désabonnement demandé
請將我從名單中移除
Schreiben Sie mir bitte nicht mehr
Baja de la newsletter, por favor
Je ne souhaite pas être rappelé
don't sign me up for anything
not to be approached by sales
absolutely no marketing please
complained about our calls, do not contact
Beni aramayın
I would prefer not to be contacted.
do-not-contact list
Nada de llamadas, gracias
勿加微信勿打电话
個人資料請刪除，謝謝
전화 금지
Merci de supprimer mes coordonnées
拒绝添加微信，拒绝来电
不要再聯絡我們公司
consent withdrawn
别把我的电话卖给别人
客戶話唔想再收到任何資料
电话录音里明确拒绝再次联系
Please scratch me off the list
電話勧誘は固くお断り
Saya tidak mau dihubungi
Never call this number
請唔好再WhatsApp我
Veuillez me retirer de vos fichiers
列入黑名单，永不联系
Rufen Sie mich nicht mehr an
该客户要求列入免打扰名单
今後のご案内は不要です
"""
NOTHING = """
请勿在12-14点来电，午休，其余时间均可
Please call me after the event
не звонить до 10 утра
proszę nie dzwonić przed 9
sabah aramayın
jangan telepon saat jam kerja
đừng gọi buổi sáng
อย่าโทรก่อนเที่ยง
Nie dzwonić przed południem
不用推销云端版，地端才谈
说"别再发资料了，直接来公司谈"
请不要把我的号码给猎头，其他没事
主办方，不用再联系
please don't give my number to recruiters
朝の電話はNG、午後なら可
오전에는 전화하지 마세요
não ligar depois das 18h
non chiamare la mattina
Niet bellen vóór 10 uur a.u.b., daarna graag
午休时间请勿致电
Don't call on Fridays, any other day is fine
周末别打
Merci de ne pas appeler le matin
No llamar antes de las 10
上午别打，下午三点以后方便
夜班，白天别打，晚上八点后
No need to ring before 10am.
Ne pas appeler avant 14h
不要打他办公室，走私人微信
C'est son fils qui ne voulait plus d'appels, pas lui
Non è vero che non vuole essere chiamato: richiamare!
El que pidió la baja fue Aitor, no Andoni
请问露点仪报警后能否自动不再推送短信？
Can the printer handle variable data opt-outs? Unsubscribed customers list
no me han llamado todavía
Je ne reçois plus vos newsletters, remettez-moi svp
no e-mail
怎么防止员工被骚扰电话打扰
营销短信被投诉怎么办
Ich kann nicht kommen, bitte Unterlagen senden
ไปไม่ได้ ส่งเอกสารให้ด้วย
noch kein Kontakt erhalten, bitte melden
mailing list management tool wanted
pas encore été contacté
没收到短信通知，请再发一次
brak maila
not the decision maker, contact my boss Li
nicht zuständig
не отвечает на звонки
not marketing, I'm in production
kein Newsletter bekommen, bitte eintragen
不要错过贵司的新品，麻烦联系我
jeszcze nikt nie dzwonił
拒绝了上次报价，想重新谈
temassız ölçüm
Don't need lunch
客户说不联系供应商，等我们联系他
nessun dubbio
不太会用，求电话指导
never used MES before
not sure about budget
remove background noise from calls
ไม่รู้
別忘了聯絡我
no tenemos MES
rappelez-moi
svarar inte
unable to call abroad
Bitte Kontakt nicht verlieren
do not have email at the plant, call the landline
mai stato contattato
not contacted by sales after two requests
Kontakt über Herrn Maier
tidak bisa hadir
pas de SAP chez nous
не дозвонился
jangan sungkan telepon
号码错误，是空号
급하지 않습니다
删除操作要有审计日志
nunca recibí la llamada
回访做得不好，想改进
nicht verfügbar am Dienstag
I don't use email, phone is best
acil değil
I was not contacted after the last event. Please do.
sem perguntas
non ho ricevuto la mail
please call back, missed your call
We stopped calling dealers, moved online
Not urgent, call whenever
I don't know your product
อย่าลืมโทรหาผมนะ
je n'ai pas été contacté la dernière fois
llamar por la tarde
stop/start counts per machine
no sé
geen idee
nie dostałem maila
please remove the second seat, only I come
nie odbiera telefonu
opt-out of lunch, vegetarian
nie wiem
no access to email during travel, call mobile
折り返し電話ください
no news from your sales team, please contact
我们不是做营销的，是做设备的
Wir haben keine E-Mail erhalten
唔好錯過，請通知我
no marketing budget
without contact to product
we don't use Salesforce
nessuno mi ha contattato
参加できませんが資料をください
nie mam telefonu
案内が届かない
nie mogę przyjść
不删档数据迁移
非接触センサー
he never calls back, keep trying
禁止吸烟区域识别
geen contactpersoon bekend
kein Bedarf zur Zeit
営業担当からの連絡希望
Wir brauchen keine Hardware
no es urgente, llámenme
GDPR deletion requests automation
关机，没打通
참석 못합니다, 자료 부탁
急ぎではありません
전화 주셔도 됩니다
brak kontaktu z dostawcą
не смогу прийти, пришлите запись
non sono io il referente, chiamate Marco
連絡先が不明
tidak mendesak, telepon saja
비접촉 온도계
Anruf erbeten
No sales contact has been assigned to us, please assign one
Non esitate a contattarmi
不打电话没关系，发邮件就行
kan niet komen, stuur opname
non mi avete più chiamato
dejé mi tarjeta
电话已换
meldet sich nicht
電話ください
cancellare dati dal logger
no recibo sus correos, revisen
不想错过活动通知
不需要安装客户端吗
ไม่ได้รับอีเมล
Not reachable before the event but please call after
neemt niet op
không gấp, gọi lúc nào cũng được
no contact from your side yet, still waiting
Stop losing data when machines stop
no restrictions on contact
退货拒收流程
sales call went well, send offer
remove me as speaker but keep me as attendee
left voicemail, don't forget to follow up
kan inte komma
proszę o kontakt
do you call before delivery?
上次没人回访，这次请务必联系
不需要通知书，只要链接
Kontaktlose Temperaturmessung
老系统不再维护
電話番号が変わりました
請勿遺漏，收到請聯絡
已聯絡過，等報價
ne répond pas au téléphone
je ne trouve pas le contact
we do not contact patients directly
не забудьте перезвонить
no answer, try again
不用再確認，我會到
not available on Monday
不再使用微信，改用钉钉
數據不要上雲
do not use the old number, it's dead
无需安装的版本有吗
不要求联系时间，随时可以
不要只发资料，安排人来讲一下
拒收率高怎么解决
n'a pas répondu
nicht mehr im Einkauf, jetzt Produktion
聯絡唔到上次嗰位同事
勿忘联系我
dar de baja activos en el inventario
不用客气，随时打我电话
请勿占用消防通道
Bitte nicht stornieren, ich komme
No dude en llamarme
please don't be late
Keine Ahnung, bitte anrufen
对推广方案不满意，想换供应商
想要不停线升级
non abbiamo un MES
how do you handle opt-out requests
pas de souci pour un appel
邮件系统不稳定
Kein Vertriebspartner in Polen?
Can't be reached by phone in August
do not send the parcel, I'll collect it at the booth
schroom niet om te bellen
Not opposed to a call
don't forget my badge
kein Telefon
GDPR compliant email tool wanted
Do not call it a MES, it's an ERP
tidak ada email
Do not cancel, I will come
never
Beni hâlâ aramadılar
stop at hall 5 and see me
停止使用旧MES后历史数据怎么办
bitte nicht nur Prospekt, auch Anruf
no parking needed
电话打不通，麻烦加微信
黑名单管理功能有没有
停机，空号
stop by our booth to contact me
nous ne faisons pas de publicité
不方便说话，约下午
唔識用，想有人教
message broker does not call webhook
Please be advised do not call is a US law, do you comply
baixa de ativos
メールアドレスなし
não tenho email
We don't want vendors that never call back
会后再联系
"""
ASKED_ABOUT = """
资料可以发，电话就不要了
请勿打电话，加微信
开会多，别打电话，发微信
mejor WhatsApp, no llamadas
op vrijdag niet bellen
午前中は電話不可、午後なら可
手机别打，打前台转
这周出差不要打
évitez d'appeler entre midi et deux
no llamar en fin de semana
don't email, I never read it, call
Bitte keine Anrufe während der Messe
pas d'appels le vendredi svp
no llamar por las mañanas
平日の昼間は電話しないでください
please don't call, I prefer email
别打电话，加微信聊
Bitte nicht anrufen, lieber mailen
Merci de ne pas appeler, plutôt par mail
"""


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def words(settings: dict[str, Any]) -> Refusals:
    return Refusals.from_settings(settings)


def test_every_rule_proves_its_examples(words: Refusals) -> None:
    assert words.check() == []


@pytest.mark.parametrize("text", REFUSED.strip().splitlines())
def test_a_refusal_is_heard(words: Refusals, text: str) -> None:
    assert words.hear(text) == Heard.REFUSAL


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_the_same_words_may_refuse_nothing(words: Refusals, text: str) -> None:
    assert words.hear(text) == Heard.NOTHING


@pytest.mark.parametrize("text", ASKED_ABOUT.strip().splitlines())
def test_one_time_or_one_way_is_asked_about(words: Refusals, text: str) -> None:
    assert words.hear(text) == Heard.UNSURE


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("请别加我微信推广告，也别打，谢谢", Heard.REFUSAL),  # the way that is refused is not offered
        ("别给我打电话发短信", Heard.REFUSAL),
        ("别打电话，加微信", Heard.UNSURE),
        ("mon collègue ne veut plus être contacté, moi oui", Heard.NOTHING),
        ("冰柜断电能不能打我手机", Heard.NOTHING),
        ("I unsubscribed from your rival's newsletter", Heard.NOTHING),
    ],
)
def test_who_and_what_is_refused_decides(words: Refusals, text: str, heard: Heard) -> None:
    assert words.hear(text) == heard


@pytest.mark.parametrize(
    ("no", "heard"),
    [
        ("不同意", Heard.REFUSAL),
        ("No, please don't", Heard.REFUSAL),
        ("No, e-mail is better", Heard.UNSURE),
        ("不方便，加微信吧", Heard.UNSURE),
    ],
)
def test_a_no_to_may_we_contact_you_needs_no_more_words(words: Refusals, no: str, heard: Heard) -> None:
    assert words.answered(no) == heard


def test_a_part_that_is_not_named_is_told(settings: dict[str, Any]) -> None:
    broken = {"entry": [{"language": "x", "patterns": ["<nobody> calls", "("]}]}
    problems = "\n".join(Refusals.from_settings(settings | broken).check())
    assert "'nobody'" in problems
    assert "broken pattern" in problems


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Not interested", Heard.UNSURE),
        ("Not interested in MES, only in WMS", Heard.NOTHING),
        ("有需要我会联系你们", Heard.UNSURE),
        ("有需要我会联系你们，请别再打了", Heard.REFUSAL),
        ("Who gave you my number? Call me", Heard.UNSURE),
        ("请勿提供给第三方", Heard.NOTHING),
        ("请勿提供给第三方，也不要联系我", Heard.REFUSAL),
        ("Please remove me from the dinner list", Heard.NOTHING),
        ("Don't call her assistant, go direct", Heard.NOTHING),
        ("UNSUBSCRIBE me after this", Heard.REFUSAL),
        ("Do not add me to any mailing list or call me afterwards.", Heard.REFUSAL),
        ("把我同事周涛从名单里删掉吧，他离职了", Heard.NOTHING),
        ("We unsubscribed from our old tool", Heard.NOTHING),
    ],
)
def test_who_is_cross_is_asked_about_and_what_is_others_is_none(
    words: Refusals, text: str, heard: Heard
) -> None:
    assert words.hear(text) == heard
