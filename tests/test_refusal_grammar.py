"""Refusals nobody listed: whatever stops and whatever acts, in words the rules were not written from.

Each table holds sentences of sign-ups and of colleagues, in no order. What refuses something else, tells of
missed calls or talks of products refuses nothing; what is hedged or leaves another way is asked about.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.text.refusal import Heard, Refusals

RULES = Path(__file__).parent.parent / "rules" / "refusals.toml"
REFUSED = """
别再给我发短信打电话了，都第四次了
短信别发，电话也别打
暂时不需要，请勿联系
以后甭叫我了
号码麻烦删掉
Told you in March to stop calling and you still do
Take me off the list after this one. Too many mails.
Just looking, no follow up calls
她态度强硬，要求删除手机号
电话请当没看见，谢谢配合
本人号码不对外，业务电话免了
填手机纯属系统要求，请销售同事高抬贵手
听完就走，别安排人跟我对接
我已经签了别家，你们不用再费心打来了
请将我列入免呼名单
烦请贵司停止对本人的一切商业联络
客户语气很硬：最后一次警告，别打
他爱人接的，说人在住院，求我们别再来电话
老客户投诉到总监那了，销售不得再碰
已加DNC，任何人不要外呼
对方要求从CRM里抹掉
此号已易主，新号主嫌烦，勿再拨打
不参与任何会后销售活动，请尊重
请勿以任何名义与我联系
我只想领资料，后面别追我行不行
咁多电话好烦，唔好再打嚟
麻烦唔好将我电话畀人
收到太多你们的短信了，退了吧
短信回复“N”退订
工号233已标记：拒绝营销
拒绝来访，拒绝来电，拒绝邮件
家里人不让打，打了要吵架
不要推销！不要推销！不要推销！
请贵公司销售自重，勿再骚扰
上次活动后天天有人打，烦死了，这次谁也别打
手机号注销个人信息处理，依据个保法第47条
我撤销之前给的授权
以后凡是你们公司的电话我都不接
孩子高考期间及以后都不要打了
手机留的是前同事的，他说别打他了
客户要求，禁止致电，违者扣绩效
这人别碰，老板的同学，特意交代不联系
请注销我的账号并删除手机号
不必回访了，我没兴趣
对不起我不需要任何服务，请不要打电话
销售顾问的电话就免了吧
别老给我打电话，正常人谁受得了
登记手机号只为进群看直播，不作他用
已向12315反映，请贵司停止来电
求求你们别打了
我不想成为你们的销售线索
勿扰！！
客户说再联系就取消订单
讨厌电话推销，别打
Kindly refrain from any further outreach
I get enough cold calls. Don't.
Please take my number off whatever list this goes on
Do NOT, under any circumstances, pass me to sales
Not to be contacted by sales, per his boss
Please don't put me through your sales cadence
Contact asked us to forget he exists
My number is for emergencies only, do not use it for sales
Opted out by phone 12 May
He was livid about the last call and wants zero contact
Consent withdrawn via email
no telemarketing
hard no on follow-up
She has asked three times now to be left off the calling list
Will sue if called again
please, no more SDRs
Do not solicit this contact
Don't you dare call me
just stop
please stop it with the phone calls
I do not wish to be part of any campaign
I'm only here for the CPD points, no sales contact please
Kindly erase all data you hold on me
Lawyer's letter received, cease all communication
Do not dial - number belongs to someone else now and they're angry
Never consented to this. Delete me.
Take me off. All of it.
flagged as do not approach
DO NOT DISTURB
Wants nothing to do with us
Said: "don't you ever ring this number again"
keep your reps away from me
I'd rather be left alone after the event
Please respect my privacy and don't follow up
not open to being approached by vendors
please spare me the sales calls
we have a strict no vendor contact policy, do not call our staff
Bitte sehen Sie von Anrufen ab
Möchte künftig nichts mehr von uns hören
Hat Werbewiderspruch eingelegt
Daten nur für die Anmeldung, keine weitere Nutzung
Anrufe verboten, sagt der Chef
Je refuse tout démarchage téléphonique
Merci d'oublier mon numéro
Ne souhaite aucune relance commerciale
No quiero que me llamen para venderme nada
Pide que no lo molesten más
Que no se use mi teléfono para fines comerciales
Não quero contato de vendedores
Favor não entrar em contato
Vi prego di non telefonarmi
Non usate il mio numero per scopi commerciali
営業のお電話はご遠慮ください
今後の連絡は一切お断りします
勧誘電話が多く困っています。かけてこないでください
전화 좀 그만하세요
다시는 연락하지 말아 달라고 함
請勿致電，一切以電郵拒收
客户态度坚决，称不要再有任何形式的接触
此客户要求从拨打名单中永久剔除
人家明说了，别拿销售话术烦他
请贵司尊重我的意愿，不做任何电话回访
拜托，别把我当潜客
接通后只说了一句"不要再打来"
说我们是骚扰电话，让我们滚
打三次了每次都说别打，算了吧
名片是误投的，请撕掉，勿联系
本号码只接快递，业务勿扰
请不要把手机号交给业务部门
我不希望接到销售顾问的跟单电话
留了号码就被打个不停，求放过
客户口头撤回同意，已记录
孕期静养，请勿致电
不劳销售费心，我自己会看官网，请别找我
你们短信我已经举报垃圾信息了
填表必须留电话，但请务必不要拨打
退群了，别再拉我
这位女士不喜欢被联系，跳过
免回访！！
要求停发一切资料
不需要人工跟进
请勿二次联系
别再推课了
别给我发广告
我是来学习的不是来被销售的，电话请省了
已在工信部平台登记防骚扰，外呼违规
家属称本人已过世，请停止联系
已和法务确认，该联系人不可触达
我已多次表明立场，不要纠缠
电话留空不让提交，所以随手填的，千万别打
阿姨接的，话讲得蛮难听，叫伲勿要再打
咪再打畀我啦，我唔会买㗎
請停止寄送任何行銷郵件並刪除我的名字
I said no at the booth and I am saying no here: no calls
My PA has instructions to hang up on you, save your time
Please honour my opt-out
do not add to cadence
Please exclude me from sales follow-up
client asked for radio silence
This lead is a no-go, he threatened to complain to the regulator
stop harassing our receptionist
We're on a vendor blacklist there, procurement told us not to approach anyone
Off the record he said he'd block the next number that rings
Data subject objected to processing on 3 May
Kindly note that I don't accept marketing calls on this line
No solicitation please!!
Please don't hand this over to your inside sales team
told me in no uncertain terms never to phone him
Mobile is private, please do not ring it
Not for outreach
Please do not use this form as an excuse to sell me stuff
no phone calls under any circumstances
email bounced with "please stop emailing me"
Can you please take me off this?
I've asked before: delete my info.
I want my details wiped from your CRM
He'd prefer we leave him alone
they don't want us calling anymore
wished not to be disturbed
unsubscribe all
Please opt me out of everything
Asked that we cease contact
DND
No marketing whatsoever
my consent does not cover sales calls
Attending as a favour to a friend; don't follow up with me
Do not disturb the customer, legal case pending
She said we should never have had her number, remove it
Ich wünsche keine Kontaktaufnahme
Hat am Telefon gesagt, wir sollen ihn in Ruhe lassen
bitte Nummer aus dem System nehmen
Werbeanrufe sind unzulässig, ich habe nicht eingewilligt
Bitte keinerlei Vertriebsgespräche
J'ai déjà dit non, cessez de m'appeler
Il demande à ce qu'on ne le dérange plus
Prière de ne pas me recontacter
Opposition au traitement de mes données
Solicita no ser contactado
Ya dije que no me interesa, dejen de llamar
Quiten mi número de su base de datos
Chega de ligações, por favor
Solicitou a exclusão dos dados (LGPD)
Chiede di non essere disturbato
Basta chiamate commerciali
Niet meer bellen, klant is boos
電話は迷惑ですのでお控えください
個人情報の削除を希望
영업 전화 사절
개인정보 삭제 요청함
客户在电话那头直接吼了句别打
说已经是第五个销售找他了，请到此打住
麻烦贵公司把我从潜客池移走
不接受任何营销触达
电话我不会接的，不用浪费时间
只参加线下，线上营销不要
不要电销
客户备注：非诚勿扰，拒推销
登记信息不得用于商业目的
手机号码保密，禁止外呼
他说再也不想听到我们公司的名字
请停止短信轰炸
群里也别@我
老公在旁边抢过电话说以后别打了
别让你们那些销售再来烦我！
领导打招呼了，这家不要碰
客户是律师，警告我们再骚扰就发函
我没留过电话，把我信息删干净
来电一概不接，勿试
建议拉进不打扰名单
疫情后就不接推销了，别打
他回短信说退订
不愿接受电话访问
只领伴手礼，不接受跟进
已要求停止一切营销行为
對方話唔好再聯絡佢
拒絕後續聯繫
請移除我的聯絡資料
唔該停止打嚟
Please strike me from the call sheet
I do not give permission for follow-up calls
Under GDPR I request that you delete everything
I am not a lead. Don't treat me like one.
Just say no to sales calls lol - seriously, don't
Contact declined all further communication
Prospect says he'll go to the press if we call again
Requested no further outreach
Customer service only, no sales
pls no calls
Please, no phoning
don't phone, don't text, don't mail
He hates cold callers. Don't even try.
asked politely to be removed
asked me to delete him
Do not contact!!
Phone is off limits
Not authorised for marketing use
he'd like his data deleted
Stop emails
I'm not giving consent to any phone marketing
you are not allowed to contact me afterwards
Was very clear: never again
wishes no further correspondence
this person passed away, please stop all mailings
I won't be answering any calls from you, please stop
No thanks, no calls
don't need anyone to call me
no one needs to follow up with me
no reason to call me
Keine Kontaktaufnahme erwünscht
Bitte nicht mehr melden
Will nicht angerufen werden
Bitte löschen Sie mich
Kein Interesse an Anrufen, bitte streichen
Ne plus contacter
Veuillez me retirer de vos listes
Pas de relance SVP
No molestar
No llamar nunca más
Borrar mis datos por favor
Sem contato, por favor
Não me mandem mensagens
Non chiamatemi
Togliermi dalla lista
Geen contact opnemen aub
今後の営業は不要です
連絡しないでください
연락 사절
문자 수신 거부합니다
会务组好，手机仅供签到，请别转给销售，也别打
听说你们销售很猛，先声明不接受推销
再收到一条短信我就把你们公司挂网上
上个月明确说过不要再联系，怎么还有人打
麻烦把我设成免打扰
不要因为我来听课就天天打我电话
客户拒绝被回访，态度坚决
接电话的是新号主，不认识该客户，要求停拨
一听是我们就挂，第二次打过去已被拉黑
前台说张总交代过，供应商电话一律不转
说他们集团有规定，禁止供应商主动联络
本人要求注销，后续不得外呼
微信上让我们别再发消息了
发了"取消订阅"
对方怒斥，勿再联系，慎重！
对方是残障人士家属，望勿打扰
客户秘书来函要求移出通讯录
客户已签拒绝营销告知书
此人是竞争对手亲戚，不联系
對方要求以後唔好再打
請勿再寄電子報，謝謝
資料不要外洩也不要打給我
別再打擾我了
I only signed up for the slides — no sales follow-up, thanks
My company forbids vendor calls to this number, so please don't
Last year I got 14 calls. Not doing that again. Don't call.
Please make sure I'm not on any call list
Kindly don't share my number or call me
I'm on the TPS and will complain if you ring
If you want me to attend, leave my phone out of your CRM
no thanks to any kind of contact afterwards
please treat my contact info as event-use only, do not market to me
Not interested in talking to anyone. Do not ring.
Delete after event pls
Please unsubscribe this address
removed at own request
hung up on us twice, then texted STOP
Asked to be put on the do-not-call list
said take me off your f***ing list
wife says he died in March, do not call the house
legal asked us to halt all outreach to this domain
gatekeeper: "we don't take sales calls, ever"
GDPR erasure, honour by 30 June
does not wish to be disturbed at work or anywhere
complained to HQ about our calls, leave alone
number belongs to a child, never dial
per account owner: hands off
DO NOT CALL - litigation
she replied REMOVE to the invite
Nicht anrufen!!! Kunde droht mit Anwalt
möchte aus der Datenbank raus
Bitte keine Vertreteranrufe
Plus aucun appel s'il vous plaît
demande la suppression de son contact
Pidió que lo borráramos de la base
No deseo que me contacten
Pediu para não ser mais contatado
Non vuole più ricevere telefonate
今後お電話はお控えください
더 이상 연락 원하지 않음
上次填表一周被打了七次，这次谁再打我举报谁
工信部举报过，永久停拨
他回了个TD
请当这个号码不存在
名单里能不能别再有我
阿拉勿要侬打电话来
销售勿call，谢谢
You phoned me at dawn last time. Never again.
Cold callers get reported to the ICO, TPS listed
If anyone texts me I am cancelling the order
Told Tom to lose the number
suppress: requested by the contact
Please delete my details once the fair is over
Wo habt ihr die Nummer her? Nie wieder anrufen!
不要联系我，我会自己官网下单
提醒同事：千万别给这位打电话，会被骂
我的电话只给主办方核验身份，其他人别打
每次参加活动都被销售轮番轰炸，这回请免
客户情绪激动，要求删号
已签署拒绝联系声明
别拨这个号，是我妈的
本人不接受陌生来电，亦不接受短信推广
请勿向我推介任何产品
参加完这场就请忘掉我的号码吧
接通即骂，要求永不再打
客户表示不愿再被打扰
劳烦不要再致电我公司总机
反正我不会买，别浪费电话费
勿推送
已多次投诉，列为禁拨
对方律师发函禁止联系
唔好再whatsapp我
请不要继续发送活动邀请
麻烦取消我的所有通知
Don't put me in your nurture stream
I don't want to hear from any account executive
Please do not pass my details to anyone in sales
The form made the phone field mandatory; do not use it
no more emails ffs
Requested removal from all communications
flagged: no outreach
Caller was told to never dial again
kindly leave my inbox alone
please take this number out of your dialer
says we spam him, wants out
Contact is deceased - do not call family
I'd like to be left off any follow-up
Quit calling my desk
We are not to contact her under any circumstances
ne pas déranger
Bitte unterlassen Sie weitere Anrufe
Keine Mails, keine Anrufe, danke
No quiero recibir llamadas ni correos
Não quero receber ligações
"""
NOTHING = """
不用特意打电话来确认，一定到
短信别给我发，看不到，直接打就行
不要发邮件，打电话给我
他同事老郑不要再打了，已经走了
本人姓谢名绝，不是谢绝参加
No need to ring me to confirm, I will be there
no mails please, just call me
Keine Mails bitte, rufen Sie mich an
No es necesario que me llamen para confirmar
could you stop the recording at noon?
打不通的话多打几次
有事随时打我手机
我们公司禁止外来U盘，怎么拷PPT
别迟到，九点前到
请勿饮食
不要辣，其他随意
请不要取消我的报名
千万别漏了我
拒绝内卷，来取经
想了解电话机器人怎么减少客户反感
客服中心如何降低投诉
不能现场参加，可以看回放吗
不要把我的名字和老李弄混
请勿重复发送，我已收到邀请函
如果改时间请打电话通知
不想排队，能提前签到吗
销售一直没联系我，麻烦催下
打过两次没人接，明天再打
客户在开会，晚点联系
已联系，同意参会
拒接两次，第三次接了，人很客气
加微信未通过
他说不用寄票，现场领
不要发票
别用旧地址寄样品
邮箱写错了，已更正，删掉旧的
重复报名，删一条
取消了上午的课，下午照来
号码是空号，找助理要新号
说停车不方便，问有没有接驳
上次没打通，这次先发短信
谈了半小时，对推广方案有兴趣
对竞品不满，想换，抓紧联系
不需要住宿
不吃猪肉
别给我安排靠窗的位置
怎么屏蔽垃圾短信，你们的网关支持吗
想知道如何合规地停止给退订用户推送
禁止吸烟的会场吗
工厂里手机要上交，打座机
免费的吗
不要紧，改天再聊
没有收到会议链接，请重新发送
不是本人填的，是秘书代填
从来没听过你们，介绍下
别的部门也想来
客户说价格可以再谈，催我们去电
停产期间有空，随时来
麻烦不要用普通话，用粤语打给我
Can't wait, please call me as soon as possible
Please don't cancel my seat
Do not use my middle name on the badge
I never received the confirmation e-mail
No vegetarian option last year, hope it's better
He doesn't have a phone on site, use Teams
left voicemail, no reply
Not reachable this week
Stop sending duplicate invoices to our AP team
Remove the old laptop requirement from the agenda
We stopped using Salesforce
how to block spam callers in your PBX
What is your opt-out rate?
don't know my badge number
Please don't schedule it on a Friday
No phone number for the second attendee
The phone is off during shifts, leave a message
refused the gift bag
declined the upgrade
cannot attend but please keep me on the list
Please do keep me on your mailing list
I would not mind a call next week
Nobody has called me yet about the booth
don't hesitate to ring, I'm up late
Call declined twice, then answered and was nice
She no longer works in procurement, now plant manager
no need to send the brochure, I have one
do not send slides as PDF please, PPT
Please do not share my e-mail with other attendees
Looking for a tool to suppress duplicate alarms
Our DNC list is a mess, need help
He's never late
Interested in right to be forgotten workflows for our customers
stop at gate 4
we don't do cold calling ourselves
asked for price, no budget until Q3
not the right person, contact Julie instead
is not a fan of long calls, keep it short
Keine Parkplätze?
Bitte nicht verwechseln mit dem anderen Müller
Konnte letztes Mal nicht kommen
Je ne mange pas de porc
N'a pas reçu le mail de confirmation
No puedo quedarme al almuerzo
No me llegó el correo
Não consegui abrir o link
Non ho ricevuto la mail
電話がつながりませんでした
駐車場は不要です
전화 주시면 감사하겠습니다
회의 중이라 나중에 다시 전화 달라고 함
Could you not start at nine? Traffic is terrible
Do not forget to bring the contract
He's fed up with his current supplier
We are fed up with SAP
He wants us to stop over-engineering
No contact with the previous sales rep, new account manager please
asks how to stop churn
calls dropped, bad line
The call was cut off, will try again
Don't bother with a printed badge
Doesn't want a demo, wants a price list
she declined the call because she was driving
Not open on Mondays
Please don't seat me next to a vendor
do not use the QR code, it is broken
I need to leave early
please don't assume I speak German
block my calendar for the keynote
He is on the blocklist of Outlook, mail bounced
we'd like to opt out of the lunch
delete one of my two bookings
Take me off the workshop, keep the keynote
My number changed, please update
Please update my e-mail, remove the old one
I can't take calls at work but evenings are perfect
prefers to be contacted via his assistant
no phone signal in the plant
we never got the offer you promised
stop me if I'm wrong but is there parking
Will there be no recording?
not sure I will stay for the dinner
Please avoid jargon
Don't call it AI please
They stopped production last week
no answer, no voicemail
never mind, found it
Please do not disclose our project to competitors
Not a vendor
请勿遗忘素食
别让我等太久
不要安排在一楼
不需要翻译
问能不能把退订按钮做到页脚
不要迟到
他让别等他，先开始
请不要把奖品寄到公司
我们不接受现金
这次不来了，下次一定
号码打错过一次，现在对了
拒绝加班，开玩笑的
电话里聊得不错，约下周
客户不在，前台接的
不打算换ERP，只看看
反对一刀切的方案，想听案例
停电演练，改期
没有名片，加微信了
免签国家吗
别的同事也报名了
不会用腾讯会议，求指导
投诉系统上线了吗
催发票，别再拖了
别忘了回电
已发短信，未回
他说价格太高，不考虑
请取消我的停车券
老板不允许带电脑
不能吃海鲜
你们的电话一直占线打不进去
不想坐前排
短信收不到验证码
不再负责采购，转给小王
不确定能否到场
已拒绝竞品报价
屏蔽室能打电话吗
不喜欢喝咖啡，要茶
勿需回执
停止报名了吗
邮件不要发到qq邮箱，会被拦
不是我报的名，是同事代报，我本人会来
不要让我上台发言
Bitte nicht am Gang sitzen lassen
Kein WLAN letztes Jahr
Ich habe keine Rückmeldung erhalten, bitte anrufen
Pas encore reçu l'invitation
Je n'ai pas de téléphone professionnel
No tengo coche
No pude asistir la última vez
Não como carne
Non so se riesco a venire
当日は電話に出られません
名刺は不要です
说别急着打，先看资料
请不要打印我的照片
别打字了，直接语音
电话通知即可
我方会主动联系贵司
不需要接机
不要再改时间了
不想听广告，想听干货
如需变更请联系助理
没人通知我地点
接了电话，愿意参加
电话已确认
拒绝了上一家供应商
希望了解免打扰外呼策略
我的旧手机停用，新号见上
删除线那几个字是笔误
不收费吧
公司不让装微信，用邮件
我不抽烟
请勿拍照
从未参加过此类活动
客户想退订我们竞品的服务
他想知道短信退订怎么做
要求删除演示环境里的数据
不要打包票
打卡上班走不开
别给我打折就好，开玩笑
不能打车报销吗
非会员可以参加吗
客户休假，下周再打
不清楚，联系他老板确认
客户反感PPT太长
怕打扰您，就写这里了
名单里没找到我，请核对
表格里漏了我的公司
Please call if you need anything else
Don't know the number of attendees
no update from him
we don't want to miss the early bird
Please don't leave me off the attendee list
I can't stop thinking about your last talk
removed from spam folder, got it now
deleted the app by mistake, resend link
blocked account on your portal, please help
unable to contact support
Can I opt out of the dinner?
How to remove my plus one
Do we need to call ahead?
no to gluten
his phone died mid-call
Not on WhatsApp
stop-gap solution needed
They refused our quote
interested in do not call compliance software
we sell call blocking software
I object to the term AI-washing
please do not email the invoice to me, send to AP
Do not mail the badge, I'll collect it
can't be contacted on Friday
please don't use Comic Sans
He said no to the panel but yes to the demo
never used your product
No longer with Siemens, now at Bosch
wants to cancel his hotel
Nicht im Haus, morgen wieder anrufen
Bitte nicht stören während des Vortrags? Gibt es Regeln?
kein Anschluss unter dieser Nummer
Il ne pourra pas venir
pas de réponse au téléphone
no responde, insistir mañana
não atende, ligar amanhã
non risponde
昼休みにお電話ください
부재중
电话号码后四位错了，已改
请先发会议议程，再决定是否参加
他不负责这块，推荐找采购李姐
销售换人了，新对接人还没加我微信
打了三次占线
没接到你们的确认电话
电话会议冲突，改线上
希望会后有人联系我聊聊方案
禁止入内的标识很多，找不到门
不想错过老师的分享
别的城市有场次吗
能不能别这么早开始
拒收快递，请改地址
不能报销，算了
停止供货的问题请答复
手机打不通就打座机
不熟悉系统，别笑我
怎么让客户别再投诉我们
请别把我当专家，我是小白
不需要纸质资料，电子版发我
客户说不需要翻译
今年不做预算，明年再联系
拒绝了茶歇，在减肥
没收到短信提醒
她生病住院，改由同事参加
别跟他说我报名了
免费票还有吗
正在和竞品打官司
客户要求停止原合同，转签我们
I can't hear well on the phone, please speak slowly
Do not hesitate contacting me
The last call was great, thanks
please don't record the session
We never got your email about parking
I'd rather not pay for parking
don't worry about the badge
no, my colleague will attend instead
Please remove "Dr" from my name
can't commit yet, call me Monday
He has no direct number, go through reception
not a fan of webinars
wanted us to call his boss, not him
refuses to fill the form, will give details at door
not happy with support, needs a callback urgently
opted out of the tour only
she blocked time on Tuesday for our call
no objection to being contacted
do not contact before contract is signed by legal? unclear
unsubscribed from Zoom reminders by accident, resend
Bitte nicht so spät anfangen
Kein Problem, rufen Sie an
Pas de problème pour être rappelé
No hay problema, llámenme
Sem problema, podem ligar
連絡が遅れてすみません
문의 사항 없음
能听懂“别打了”这类话术吗
对免打扰模式感兴趣
不愿透露产值
Does it check do-not-call registries by itself?
别把资料发我老邮箱
moved off the waiting list, seat 12
"""
ASKED_ABOUT = """
You have my email for the ticket only, nothing else please
给我发资料可以，打电话就免了
maybe DNC, ask Ravi
疑似把我们拉黑
他说先别打，等他消息
says text, please don't ring
no calls, e-mail is fine
好像说过不要打
Perhaps he asked not to be called
Please don't call my mobile, use the office line
sounded irritated
听到一半说不需要，挂了
慎联
怕被骚扰
"""
IN_WRITING = """
email only please
Plutôt par mail, merci
Nur per E-Mail
只认邮件，电话从来不接
連絡はメールのみ希望
"""


@pytest.fixture(scope="module")
def words() -> Refusals:
    return Refusals.from_settings(tomllib.loads(RULES.read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", REFUSED.strip().splitlines())
def test_a_refusal_in_any_words_is_heard(words: Refusals, text: str) -> None:
    assert words.hear(text) == Heard.REFUSAL


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_is_no_refusal_is_none(words: Refusals, text: str) -> None:
    assert words.hear(text) == Heard.NOTHING


@pytest.mark.parametrize("text", ASKED_ABOUT.strip().splitlines())
def test_a_perhaps_or_another_way_is_asked_about(words: Refusals, text: str) -> None:
    assert words.hear(text) == Heard.UNSURE


@pytest.mark.parametrize("text", IN_WRITING.strip().splitlines())
def test_who_may_only_be_written_to_is_asked_about_in_a_remark(words: Refusals, text: str) -> None:
    assert words.remarked(text) == Heard.UNSURE
    assert words.hear(text) == Heard.NOTHING  # in answer to "may we contact you?" it is an answer


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        ("拒绝", Heard.REFUSAL),
        ("从不", Heard.REFUSAL),
        ("Declined", Heard.REFUSAL),
        ("withdrawn 2024-03-02", Heard.REFUSAL),
        ("否", Heard.NOTHING),
        ("not reached", Heard.NOTHING),
        ("微信", Heard.NOTHING),
    ],
)
def test_under_a_header_about_contact_a_flat_no_refuses(words: Refusals, answer: str, heard: Heard) -> None:
    assert words.flatly(answer) == heard
