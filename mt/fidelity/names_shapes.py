"""Letter groups that tell a name from a word; made by scripts/fit_name_shapes.py, see there of what."""

from __future__ import annotations

STEP = 0.25
"""What one unit of a weight adds to the log-odds."""

ARABIC_BIAS = 0
ARABIC = {
    -11: ("وجود "),
    -9: ("ايجا "),
    -8: ("بلد سياس "),
    -7: ("^ي اريخ جنس زوج سلوك قيم هندس "),
    -6: ("^بت ^وت اساس بيان حمل رغب طبي عا$ علم قبو ماوي نسب ها$ ولوج يئ يروس "),
    -5: ("^راي ^فان ئ بم خص خط ذ ربون رقم سيط شارك علوم عمل غراف غير فك قياس كب كث كز كن$ كون كيف مج$ مقا مكان "),
    -4: (
        "^اج ^الا ^بال ^بم ^ت ^تع ^جد ^لت ^لل ^و ^وم ء ابق ات$ ارز الجي انب انون ايي بب بروت بني تان$ تج تخ جوم "
        "حساب خاص خب دد دراس درج دول رر ركز ريط ساوي سس سكان ض طور ظ عام عن عيش فعل فيرو قام قت قيا كان لسف لكي "
        "ليل مفا نح نش نظ نفس نيو هم$ يتين يديو يلو يولو ييد "
    ),
    -3: (
        "^امر ^بج ^لد ^وش ^وي ^يت ^يش ؤ ا$ ابه اخت اخر اسبا افلا امل اول اول$ اي$ ايه$ بريد بقي بلغ بين$ تد تط تع "
        "تق تلف ث جنو حث حد حق حكو حكوم حيو داخل دث درس دف ديد رتب رض$ ريب سب$ سيق شبك شر شعب شغ شك شكل صح طول عشر "
        "عين غاز فرد قانو قد كم كود كومي لاج لري لعص لل مت مث مخا مشا معر مم ميدا ميز ميك نتاج نمو نهج هرم وازي "
        "والم وسع وطن ومات يار ين$ ينوف يين يين$ "
    ),
    -2: (
        "^اع ^الو ^ان ^بان ^بح ^تح ^جي ^حي ^دور ^رس ^سي ^عن ^قا ^ل ^مب ^مد ^نق ^وال ^وق ^يج ^يق ء$ ابع احيا ادر "
        "ادرا ارس است اق السي المي الهي امبر انجا انسا بات$ بال بتك بدا بغ بق بلا بيع ت تب تبا تت تزا تص تف تك تم "
        "ته تيج تين$ جامع جز جس جمه حال حدود حص خار داخ دت دخ دم دما ديو ذك رئ راض رجع رح$ رحل رسا رسم روح ريق$ "
        "زال زاي زخ زم ساهم سبب سج سرع سكر سلس سم$ سمي$ سوف شار شاهد شتر شرك شهر ص صحي صغ ضع ضم طريق طق طوي ع$ عاد "
        "عال عالم عد عرض عرق عم عيه$ غرب غم فاف فرع فس فصل فير$ فيز فيزي فيل ق قابل قرار قري قس قيق كاني كت كتاب "
        "كتش كروم كوك لاست لاي لت لزم لكل لكه لمبا لهند لوغ ليون ما$ ماو مج محل مدار مكن موا نامي نبا نظر هدف هما$ "
        "هند هي$ هيك وتر وص وظ ون$ وي$ ويه$ يء يات يتو ير$ يكي$ يميا يه$ يوز يوم "
    ),
    -1: (
        "^ا ^است ^اض ^اط ^الد ^الي ^ايل ^بد ^بوا ^تص ^تف ^روا ^ريف ^سل ^عق ^عمل ^فن ^كاف ^للم ^ليس ^مال ^مرا ^مس "
        "^موج ^نش ^وا ^وح ^وخ ^ون ^يب ^ير ئي ئيس ائ ابط اح احا احت اخ ادار ارج اره ازد اسب اسل اصل اع اعد اعلا اغل "
        "اقش اقل اقلي الا الان البر البي الت الث الجد الحر الشم الغا الفل الكه الم امان امت امع انب$ انه انين اه$ "
        "ايا ب$ بالت بح بذ برج برز بشر بوا بون بين بيه بيه$ ت$ تاث تاس تاكي تح تدري تغ تغي تك$ تمر تنا تها$ تهم "
        "توا تولي توي$ ثان ثير جال$ جانب جدا جعل جمهو جه جين ح حا$ حاد حاو حب$ حت حتي حض حوا خ خبر خدم خر خلا دار "
        "داع درا دس دست دعو دك$ دلا دلي دني دني$ دوا دود دور دون$ ديم ديني ذج رئيس راء راجع رار راس رافي ران$ ربو "
        "رص رضي رط رق$ رها روتي ريع ريق زرا زمي سؤ ساب ست ستش سط سع$ سكري سوم سوم$ شب شج شرو شع شف شما شهو شير "
        "شير$ شيو صار صد صن صور صول صول$ صيا صيد ض$ ضر ضرو ط ط$ طر طل طين ظام ظر ظه ع عا عاش عدا عدد عش عقل عك "
        "عمال عني عه عي$ عيه غط غه غور فح فريق فع فكر فوري فيد قار قتل قد$ قف$ قلي قو قوم ك$ كام كبي كل$ كله كن "
        "كيان ل$ لان لجد لجن لحر لدول لدي لسل لغ لغ$ لقي$ لم لمب لمد لن له$ لها$ لهي لوج ليب ليس ليس$ ليه م مات$ "
        "مارس مال$ مالي متا مجا مجل محا مدن مدي مس مست مستو مش مصا مف مكا مل منا منح منز مهور ميل$ ميلا نات$ ناش "
        "ناق ناقش نام نته ندي$ نسخ نف نك$ نما نه نوع نوي$ نيي ه ه$ هج هم هه هيم وا وا$ وال وتي وج ود$ ور$ ورا وري$ "
        "وسي وض وع وفر وفر$ وقف ولن وله$ ولو ولي ونان ويه يات$ ياده يتا يتم يران يرو يست يش$ يطا يكو يلم ينام يه "
        "يون يون$ يونا "
    ),
    1: (
        "^ار ^اري ^الس ^الش ^الص ^الغ ^الق ^اله ^ام ^او ^ايت ^بر ^بط ^بي ^تر ^ترا ^تش ^تم ^تور ^ث ^جب ^جم ^در ^رو "
        "^سال ^سبا ^سم ^صب ^طا ^طل ^عر ^عف ^عما ^ك ^كل ^لا ^لار ^لام ^ليو ^م ^مك ^مه ^مو ^ن ^هو ^ود ^ور ^وما ^وين "
        "ؤم اء$ اب ابا$ ابي$ اتم اتي اجا اجد اجه$ اجي احي$ اخ$ اد$ ارت$ ارد ارد$ ارك$ ارو ارون ازو ازي اسك اسيا "
        "اع$ اغ اغا افو افي اك اكر الا$ التي الز الص العط الفا الله ام ام$ ان انا اها$ اود باري باس بر برغ بل بلق "
        "بوح بوع بيض تار تس تسل تشا تل تل$ تني تول تيه ثو جب جور حار حاف حان حج حدا حس حميد حن خال خضر خي دب$ دري "
        "دل دل$ ده دو دي$ ديب ديه$ ذي ر ر$ راش راق راق$ رام$ راني رتو رث رج$ رز رزا رش رضا رم رم$ روق روي ري ري$ "
        "ريس ز زغ زي$ زين$ سار سترا سك سلام سمر سن سني سو سوا سيد سيف سين سين$ سيو ش شا شا$ شات شتا شم ص$ صبا صوا "
        "ضا ضل$ ضي ضيا طا طم طي عف عمه غ غا غي فاء$ فار فت فت$ فد فل$ فو في قح قط قن قي$ قيه قيه$ كا كاث كح كور "
        "لا$ لاء لال لام$ لبان لبه لج$ لح لحو لد لد$ لز$ لسا لسب لطا لع لعر لعط لعي للي لمال لمج لمل لمي لو لو$ "
        "لوت لود لوه لي$ ليا ليح لين لين$ ما مام مان مان$ مر معو مق مني مود مي مي$ مير مير$ مين ن نجل نجي ندا نس$ "
        "نست نص نع نل نه$ نو$ نور$ ني نير هاب$ هاد هب هل و والب والت وتش وح$ ود ودا ور ورت ورد ورس ورو وس وست وسي$ "
        "وف وف$ وك ول ولم ون ونا$ وو وي يب$ يتش يحه$ يحي يخ ير يس يغ يلك يم$ يمي$ ينا يوس "
    ),
    2: (
        "^اب ^اسي ^الع ^بن ^به ^تو ^ج ^ح ^را ^سا ^سه ^سيد ^ط ^عبد ^غو ^ف ^فا ^فو ^كا ^كر ^لب ^مي ^نع ^نو ^ها ^وج "
        "^ويل اتا اتر اتل ادا$ ارث اري$ ارين اسم اط$ اطي$ اظ افري اق$ اكو الفه الل المق امب انا$ انط اني$ اوي با "
        "باج بال$ تاي تحي تسو تون$ تيت جو جون جي حاج حسي حلا حي$ حيم داد دال دب دن$ راب رال ربي رست رغ$ رن رو$ زا "
        "زر زهر س$ سام ستي سح سرا سك$ سكي سو$ سول سي$ سيا$ شي شي$ صا صاص صم عرا عز عط عمر عيل غد غو فا فخ فط فقي "
        "فل قاس قاسم كت$ كر كه$ كو كي كين لات لاس$ لال$ لح$ لخ لز لله لي مار مارا مرز مسك مطر مقد منص منو مور ناص "
        "ناي نت$ نر نر$ نصو نك هاب هال هام هان وات وت وقي ولت وما وه وين ي ي$ ياف يب يت يت$ يظ يعه$ يف يم ينا$ يوب "
        "يوي$ "
    ),
    3: (
        "^تا ^ترو ^خ ^د ^س ^ش ^ص ^عط ^عو ^غ ^فض ^ق ^كو ^لي ^وار ئيل ابو ادم ادو ارا$ ال$ الد ان$ او براه برت بو بي "
        "تا تر$ تري تشي تو توم تي جاس حسن خو دج دح رحا رل رنس رهو زق زه زيه سا$ ستا ستان سلا سلم سن$ سون شه$ شو صق "
        "طيب عبد عج كع كما لؤ لار لر$ لعو ليز ماز مبا$ متع مد$ مري$ معل مون نتر نج نور هدي هي و$ وش وك$ ونس يك$ يل "
    ),
    4: ("^ر ^ز ^ع ^لو ^ما ^نا ^ه اح$ اوي$ اي تو$ تون حات دغ ست$ سعيد شل شن صي$ غا$ كا$ ند نعم نغ "),
    5: ("^ابو ^بل ^بو ^تشا ارم اهر بارك بالي بدر تا$ تز$ تيم حم ستر ش$ شق قدو "),
    6: ("^تي ^حن ^يو خض سعو مجد وت$ "),
    7: ("تن$ حمد صين$ لله$ "),
    9: ("^يا "),
    12: ("سعد "),
}

ARABIC_WORDS = (
    "االي ابان ابراج ابراز اتش ادني ادي اساليب استرليني اسطواني اشتري اكسيد الاغاني الاكاديمي الالماني "
    "الامريكي الانابيب الاوروبي البارد البدني البراميل البردي البرهان البريطاني البشري البياني البيت البيزنطي "
    "التالي الثاني الثوري الجاني الجبال الجبر الجرحي الجلوس الجليد الجليدي الجماهير الجنوبي الجنيني الجو الجوي "
    "الجيني الجيوش الحادي الحراري الحرفي الحسابي الحلزونيه الحيوان الحيوي الخارجي الخريجين الخشبي الخلوي "
    "الخيال الدائري الدخول الدستور الدليل الدهون الدوال الدوام الدور الدوران الدوره الدولي الديمقراطي الديني "
    "الراديو الراسمالي الراي الرمزي الرهبان الروحي الرومانسيه الريبوزي الريبي الزجاج الزراعي الزمني الزواج "
    "الزوار الزياده السكر السلاح السلبي السنين السوري السيناريو الشاشه الشغور الشمسي الشهير الشهيره الشيخوخه "
    "الصارمه الصخور الصغري الصفري الصندوق الصوتي الصيغ الطيران الطيفي الطيور العدو العرش العرقي العصبي العفو "
    "العليا العمرانيه العمومي العنصري العنوان العولمه العيار العيش الغبار الغزو الفرسان الفرنجه الفرنسيون "
    "الفنان الفواتير الفور الفيلسوف القرنين القري القسري الكتروني الكسور الكلي الكمبيوتر الكونفوشيوسيه الكيان "
    "الكيماوي اللاتي اللاهوت اللغوي الليبراليه المالي المباني المسيحي المعماري المعياري المغناطيسي المغولي "
    "الميتوكوندريا النانو النباتي النبيل النقوش النووي النيران الهرمي الهوغونوتيون الهوغونوتيين الهيدروجين "
    "الواي الوسطي الويب الي اليك اليورانيوم اليونان اليوناني امور انابيب انترنت انني اوروبيه اوغسطين اولي "
    "اوليا اون ايار ايام ايجابي ايرغانزونغشولين ايلاء ايلول اين باخري باشكال بان برج برز بروتوكولات بروزا "
    "بريطاني بريف بشان بطليموس بغزو بكتيريا بلاد بلدان بلس بلوغ بليون بنجاح بنيت بورصه بوسائل بوسع بوصفه بوضوح "
    "بولايه بويضه بيد تاسيس تاكيد تاليف ترانزستور تساوي تشو توفي توفير تولي توليد تيمنا ثماني جادل جاهزه جدوي "
    "جذري جغرافي جماعي جوهريا جوهريه جوي جويتين جيب جيده جينيا حتي حفل حلول حمايه حوالي حيش حيوان خريجي خلال "
    "خليط خيار خيارا داخلي داي دبليو دخول درس دستور دليل دليلا دمر دور دوري دوكان دوليا دون ديكارت دينيه رئيسي "
    "رابطه راجع راي ربط رجال ردود رشوه رغم رمزا روابط روايه روسيه روه ريف زاد زار زال زمن زمني زواج زوجي سبل "
    "سبيل سرعان سريعه سريلانكا سعر سعي سلاح سلاسل سلاله سلم سليما سمي سميت سنتي سنه سنويا سوف سوق سوي سيره "
    "شانه شباك شحنه شراكه شريحه شعار شعور شمال شموليه شنت شهاده شهود شوهدت صار صاروخ صاغ صدور صريح صفوف صور "
    "صيغ ضروري طبول طفيفه طومسون طويلا طويله طيار عاش عامي عانت عباره عبر عرف عرفت عزل عسكري عشوائي عصر عضو "
    "عطله عكس عليك علينا عنوان عواصم عوز غارتين غاره غاز غالبا غايه غرار غرف غرفه غريبه غزو غلاف غياب غير فاز "
    "فازت فان فاي فجوه فردي فرز فرساي فرعي فشل فعلي ففي فلن فني فنيو فنيي فهو فهي فوري فوق فون فيثاغورس فيديو "
    "فيديوهين فيس فيلم فيمكنك قبيل قرون قري قضبان قنابل قوي قيد قيودا كاطار كان كدليل كربون كروموسوم كرويه كسر "
    "كلتا كلي كود كودك كوسيله كيلومتر كيميائي كيو لان لجان لوكاله لون ليس ليست ليشمل مؤيدي ماجلان ماده ماديا "
    "ماديه ماسم مالوفا مالوفه ماهيه مباني محلي مدينتي مرور مزايا مزيج مزيد مشفي معايير معرزيتا مليار مليمتر "
    "ممشي مهام مهرجان موسيقي ميتال ميداني ميزه ميكانيكا ميلا ناجحه ناقش نانومتر نجح نري نعم نوتردام نوعان "
    "نيسان نيو نيوزيلاندا نيويورك هاتان هاتين هاما هامه هان هرمي هشه هناك هنالك هياكل هيكلا هيمنه وجيزه وشيك "
    "وفي ولدي وهي ويبدو وينبغي ياتي يلي يوفر "
)

ENGLISH_BIAS = 0
ENGLISH = {
    -11: ("ief$ "),
    -10: ("lf$ "),
    -8: ("^alg dat ous$ ship "),
    -7: ("ful$ here ls$ mem ryo w$ "),
    -6: ("^see ^un ack alle ate$ ay$ ian$ ibl igh ii$ ism$ lar$ line log main mark medi ough part sm$ wer$ wn$ "),
    -5: (
        "^awa ^dis ^hel ^mod ^us ^zak ame$ arch are$ ask aste ayer ays$ ea eak ed$ ful hoo ize key ly$ ment nal "
        "ness nom oad rs$ s$ tak ts$ ual ugh "
    ),
    -4: (
        "^af ^ass ^aut ^beh ^en ^in ^of ^out ^ris ^sta act adm age age$ ain$ ake al$ arg basi beg bey chai chil "
        "cul cy$ d$ ds$ e$ eep eig elli form gree harm hold ial ide ies$ ify ike ing$ ion$ ks$ ll$ loa long mpl "
        "ms$ ned$ nel$ nit oi oke olu ound ount p$ pai qu radi ral$ rans rib rn$ sian sion sis$ sol ssu st$ th "
        "ual$ ular unc urb ve$ wh yb ys$ "
    ),
    -3: (
        "' ^ag ^com ^ex ^gro ^gua ^hea ^int ^kn ^met ^re ^w ^wh abl achi ade$ ail ain ally ance ate atur aug back "
        "barr bene bl bod but c$ cad ces ct dif dom ean$ ear$ eek ely$ equ era$ gua hand hap hard hat$ huma ial$ "
        "ibe ica iev ifie ify$ igi io ion it ity$ iv k$ kah ken$ kil kno lab laye leg lie lik llen llow logy mos "
        "mov nam ngt not num ome one$ or$ our out over pass ph pla pro rde rea rica rm$ se$ serv sign sis t$ tio "
        "tion too ty$ ue$ uil ult um$ uman ural ure$ urn war wor work x y$ yz "
    ),
    -2: (
        "'a ^ac ^ad ^ai ^att ^av ^def ^fun ^hi ^hum ^kin ^lab ^li ^per ^pla ^pro ^rai ^ran ^rel ^saf ^sc ^sho ^sub "
        "^th ^tra ^u ^wr ^you able acte adv aft air$ alk ant$ any api ary ary$ ase$ ast ati atio ator atu av ban "
        "band big ble$ bs c can$ ce$ ces$ ch$ chan chin cia comm cont cs cte ded$ der$ dia dian dra ead eas ebr "
        "ebra ec ect ega ener ent$ enta ery es$ ess esti eta eve ew eye fai for ft$ gan gh$ ght$ gin hav hbo hei "
        "hem her$ hes$ hot ic ic$ ical ici ifi ign ii imi in ing ions ious ish$ ist ity iz lar late law ld$ le$ "
        "less lish lity lk lob m$ mb mber mina mmu mod nce$ nd$ ndar ng$ nger nt$ nts$ oa ode olde ono ook or orga "
        "ors$ ove ow ows oya p para pha phy ps$ pt py que qui rap rch ridi rik rm rog saf sed$ seh ses sh$ shar "
        "stri sub sur tab tain tech ted$ tem ter the ther thin ties tim tly$ tron tter ught ula ule und ure use ve "
        "vel vil ws xy yp zak "
    ),
    -1: (
        "^add ^adv ^aff ^amo ^ana ^app ^bir ^bot ^c ^car ^cla ^co ^con ^cou ^d ^dam ^de ^des ^e ^f ^fi ^fo ^for "
        "^gen ^h ^has ^hig ^his ^i ^im ^ins ^ki ^kil ^lea ^mak ^man ^mon ^o ^ob ^on ^op ^ph ^pr ^pri ^qua ^ref "
        "^reg ^rep ^res ^sca ^set ^sh ^sha ^sma ^sy ^tak ^tas ^thr ^to ^wit ^zh abel abo abou abs ade aff ah$ air "
        "ajo aka ake$ all all$ als als$ alt alu ame ami ands ang ange ani ank anne ap ardo are ari arr arri arte "
        "asse ated ativ ato aut awa aya aya$ aza azi bc beh bel beli bili ble bli cal$ ce cha con ct$ cu day$ dea "
        "den$ dge ding dis ear ecu ed efi eha en$ end end$ enj ent eo er$ era ere$ eria ers$ ery$ ess$ ewa fac fee "
        "fer ff fil fir fu fun g$ gard ge gen ght go$ gra gs gs$ guid h$ has hema hine hip his hos hous ican ics "
        "ies ig il ili ilia ilit ill illa ine inis is ism ite ive ix jin jour ked kn l$ lane las lea led len lit "
        "llin loc lock lon los lt lt$ ly mag mal me$ mes mini mis miss mma mn mous mp nag nar nat nce nda ndin nds "
        "nera ng nim nin nk nk$ ns$ nsu nt nta ob oc ocke ogy ogy$ ole oli olog om one ony oo ook$ ool ori ork ory "
        "ory$ our$ ous pl por pos pr pt$ pu qua rai ram rant rar rat rati re$ ree rem rep ria ria$ rian roy rri "
        "rta rve ry$ s scho ses$ shad ss$ sses str su t tac ted ten$ teri th$ than ti tic tiv tr tra tru ttl tu ty "
        "uch$ udi ues uid ulti ume un unda une$ usa usl val ving vio vir way wit ws$ ym yt ze$ zon "
    ),
    1: (
        "^alf ^as ^at ^ba ^ben ^bo ^bou ^cr ^cre ^da ^el ^er ^ge ^gi ^ham ^is ^ja ^kh ^ly ^m ^mar ^mu ^mun ^ol ^om "
        "^os ^ot ^ou ^red ^ro ^ser ^so ^tu ^ul ^ve ^za ^zi aba ac$ ace ada af$ ahm ai ak ak$ alb alv ama an an$ "
        "andr aq as atr aty awi az b bde be bes$ bi bos bou ca$ car cca ch cher chi cht cin ck co co$ di dj do$ "
        "dy$ eb$ eche ee eg eid ej el$ ell elm en eres err ert$ esa ese ese$ este et$ eter eth ett eur ey$ f$ fa "
        "far fed fon fri gar gis gl gli go hay he$ hen hil hon hr ib id$ iel ige ih ih$ ij il$ ina$ ini$ ir$ iss "
        "ius ius$ ker ki ki$ l la lain le lef lem ler ley$ lic ling lla llo lom lot lte m ma mah man$ mar$ marc "
        "mit mme mor na$ nac nca nes$ nga ni nia nis$ nnin nol nour nso nst ny$ o of oh oha oll olm oma osh oue "
        "ouf oui oune pe pet pin r ra$ rac rad$ rag rak rbe rc ren reu rey rg$ ri rin rli rlin ro rod ros rst rt "
        "rum rw rz sam sb sco sep sh sha smi sn son son$ sq sse sta ster sy$ ta tan tep tou tsu tte$ uer ui$ uli "
        "uri uru ush ut ven w wad well wes wi$ wol wy yc yl zer$ â "
    ),
    2: (
        "^ali ^and ^ant ^az ^ca ^che ^der ^ed ^far ^hen ^iv ^ko ^nes ^ni ^pa ^pe ^po ^qa ^ra ^ri ^rom ^sa ^si ^ta "
        "^tom ^tor ^z a abe ad ad$ aed af agh ahe aire ait alla am am$ ane$ ani$ anto ao apo ati$ aw ay ba bb bes "
        "bi$ bie by$ cro cto da$ dal dh dil din$ do ech eda eng eon ert ev$ ga gel gh gu h ha ha$ hal hal$ he hi "
        "hm hor hu i ico ig$ ik im$ in$ int ith$ itt iy ja jon kl ky$ lb ler$ ley lin lin$ lm lov ming mo na no$ "
        "nte nw oor oren ors orte ost ou pou ras res$ ric rl ro$ rud sal sen$ spe ss ste sun tha thal tho tica u "
        "u$ uba uf uk une uro uss uz vic vin wen y yd yn za "
    ),
    3: (
        "^abe ^ber ^bin ^dia ^du ^es ^gh ^hin ^k ^ka ^na ^ti a$ abr afi ah aj aou as$ at$ aï ben ber da dat$ eb eh "
        "el em$ emm enn eor ey fat fi$ gha ham hi$ hit iam ib$ ira ji k ka kh lal$ lh li$ lil mans mi$ mir mont mr "
        "ndy ne$ ni$ o$ olf olt oud oum qa ri$ rle sa sar sch sher sr ters ton tt tz vic$ wa wil ye "
    ),
    4: (
        "^lu ^pet aa ae ang$ ares bai coc cor dav di$ dine dor dt$ ede ef$ eh$ ek ez gg gil i$ ich ie$ ik$ inti j "
        "je ko kr lal mer$ mond ov$ q tin$ ud$ uh vr woo ya yu z z$ "
    ),
    5: ("^ay ^pi ^pon ^ram ^ya aie edd eed$ ei ipp lip oua si$ us$ ï "),
    6: ("^fer if$ iss$ lle$ nte$ sse$ ti$ ton$ é "),
    7: ("ald erd fran is$ os$ "),
    8: ("^mc inge è "),
    9: ("aly$ ford tt$ "),
}
