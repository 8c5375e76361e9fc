"""The names of people that news and books hold most: Arabic, Biblical, and of the wide world."""

from __future__ import annotations

# Pairs of a name and its usual English. Other spellings are found by their consonants; those that their consonants
# do not show follow after a stroke.
CLEAR = """
محمد Mohammed/prophet محمود Mahmoud أحمد Ahmed حامد Hamed حمدي Hamdi مصطفى Mustafa إبراهيم Ibrahim/Abraham
إسماعيل Ismail/Ishmael إسحاق Isaac/Yitzhak/Itzhak يعقوب Jacob/James/Yaqub يوسف Youssef/Joseph موسى Moses/Musa/Moussa
هارون Haroun/Aaron داوود David/Dawood داود David/Dawood سليمان Suleiman/Solomon عيسى Issa/Jesus يسوع Jesus/Christ
مريم Mary/Maryam/Miriam آدم Adam/human/person/people/man نوح Noah/Nuh حواء Eve/Hawa يونس Younis/Jonah
بطرس Peter/Boutros بولس Paul/Boulos يوحنا John/Yohanna جبريل Gabriel/Jibril حسين Hussein الحسين Hussein
عثمان Othman/Osman/Uthman أسامة Osama حمزة Hamza حذيفة Hudhayfa معاوية Muawiya يزيد_بن Yazid طلحة Talha أنس_بن Anas
بلال Bilal إدريس Idris إلياس Elias/Elijah زكريا Zakaria/Zechariah ياسر Yasser/Yasir ياسين Yassin رشيد Rashid
هشام Hisham سامي Sami فيصل Faisal تركي_بن Turki بندر_بن Bandar سلمان Salman سلطان_بن Sultan نايف Nayef
مشعل_بن Mishaal زياد Ziad مروان Marwan عدنان Adnan غسان Ghassan الحريري Hariri جنبلاط Jumblatt نبيه_بري Nabih
ميقاتي Mikati قاسم Qassem كاظم Kazem/Kadhim جاسم Jassem حيدر Haidar مقتدى Muqtada السيستاني Sistani فاطمة Fatima
عائشة Aisha خديجة Khadija زينب Zainab ليلى Layla سعاد Souad فيروز Fairuz/turquoise أم_كلثوم Umm_Kulthum/Kulthum
رانيا Rania السادات Sadat السيسي Sisi القذافي Gaddafi/Qaddafi/Kadhafi/Khadafy عرفات Arafat بوتفليقة Bouteflika
تبون Tebboune حفتر Haftar السنوار Sinwar هنية Haniyeh/Haniya البرغوثي Barghouti الزهار Zahar خامنئي Khamenei
الخميني Khomeini/Khumayni أحمدي_نجاد Ahmadinejad سليماني Soleimani/Suleimani حميدتي Hemedti البغدادي Baghdadi
الظواهري Zawahiri الزرقاوي Zarqawi البرادعي ElBaradei/Baradei الغنوشي Ghannouchi المرزوقي Marzouki السبسي Essebsi
أردوغان Erdogan/Erdoğan أتاتورك Ataturk/Atatürk غولن Gulen/Gülen بوتين Putin ميدفيديف Medvedev لافروف Lavrov
يلتسين Yeltsin غورباتشوف Gorbachev زيلينسكي Zelensky/Zelenskiy بوروشينكو Poroshenko لوكاشينكو Lukashenko
ستالين Stalin لينين Lenin تروتسكي Trotsky خروتشوف Khrushchev تولستوي Tolstoy دوستويفسكي Dostoevsky بوشكين Pushkin
تشيخوف Chekhov ترامب Trump بايدن Biden أوباما Obama كلينتون Clinton بوش Bush ريغان Reagan نيكسون Nixon كارتر Carter
كينيدي Kennedy روزفلت Roosevelt لينكولن Lincoln جيفرسون Jefferson ترومان Truman أيزنهاور Eisenhower
آيزنهاور Eisenhower كيسنجر Kissinger رامسفيلد Rumsfeld بلينكن Blinken بومبيو Pompeo ساندرز Sanders بيلوسي Pelosi
ماكين McCain رومني Romney تشرشل Churchill تاتشر Thatcher بلير Blair كاميرون Cameron جونسون Johnson/Jonson
سوناك Sunak ستارمر Starmer ديغول Gaulle ميتران Mitterrand شيراك Chirac ساركوزي Sarkozy هولاند Hollande ماكرون Macron
لوبان Pen/Lopan نابليون Napoleon ميركل Merkel شولتس Scholz شتاينماير Steinmeier هتلر Hitler بسمارك Bismarck
غوته Goethe نيتشه Nietzsche هيغل Hegel كانط Kant ماركس Marx إنغلز Engels فرويد Freud أينشتاين Einstein
آينشتاين Einstein نيوتن Newton داروين Darwin غاليليو Galileo/Galile كوبرنيكوس Copernicus أرسطو Aristotle
أفلاطون Plato سقراط Socrates أرخميدس Archimedes بطليموس Ptolemy كليوباترا Cleopatra قسطنطين Constantine
هوميروس Homer الإسكندر Alexander يوليوس Julius أوغسطس Augustus/august هانيبال Hannibal شكسبير Shakespeare
ديكنز Dickens همنغواي Hemingway موزارت Mozart بيتهوفن Beethoven باخ Bach بيكاسو Picasso دافنشي Vinci
مايكل_أنجلو Michelangelo كولومبوس Columbus ماجلان Magellan غاندي Gandhi نهرو Nehru مودي Modi مانديلا Mandela
غوتيريش Guterres غوتيريس Guterres نتنياهو Netanyahu/Netaniahu شارون Sharon رابين Rabin بيريز Peres/Perez/Pérez
أولمرت Olmert باراك Barak/Barack غانتس Gantz غالانت Gallant ليبرمان Lieberman/Liberman برلسكوني Berlusconi
ميلوني Meloni موسوليني Mussolini فرانكو Franco كاسترو Castro غيفارا Guevara تشافيز Chavez/Chávez مادورو Maduro
بولسونارو Bolsonaro بينوشيه Pinochet ترودو Trudeau بوفون Buffon/Buffoon ميسي Messi رونالدو Ronaldo نيمار Neymar
مارادونا Maradona بيكهام Beckham زيدان Zidane بنزيما Benzema مورينيو Mourinho غوارديولا Guardiola فيدرر Federer
نادال Nadal ديوكوفيتش Djokovic/Đoković شوماخر Schumacher هاميلتون Hamilton فان_غوخ Van_Gogh/Gogh إيلون Elon
زوكربيرغ Zuckerberg غيتس Gates بيزوس Bezos توم Tom توماس Thomas ماري Mary/Marie جون John/Jon جورج George
جيمس James/Gems مايكل Michael ديفيد David دافيد David روبرت Robert وليام William ويليام William ريتشارد Richard
تشارلز Charles هنري Henry/Henri إدوارد Edward فيليب Philip بيتر Peter ستيفن Stephen/Steven أندرو Andrew
دانيال Daniel دانيل Daniel ماثيو Matthew مارتن Martin كريستوفر Christopher ألكسندر Alexander نيكولاس Nicholas
أنتوني Anthony فرانسيس Francis فرانك Frank باتريك Patrick دونالد Donald رونالد Ronald كيفن Kevin براين Brian/Bryan
إريك Eric/Erik جاك Jack/Jacques فرانسوا Francois/François بيير Pierre ميشيل Michel/Michelle هيلاري Hillary
إليزابيث Elizabeth/Elisabeth فيكتوريا Victoria ديانا Diana مارغريت Margaret ماريا Maria أنجيلا Angela
جينيفر Jennifer جيسيكا Jessica ليندا Linda باربرا Barbara كاثرين Catherine/Katherine صوفيا Sofia/Sophia
إيزابيل Isabel هيلين Helen إيميلي Emily لورا Laura نانسي Nancy مونيكا Monica كارلوس Carlos خوسيه Jose/José خوان Juan
بيدرو Pedro لويس Louis/Luis/Lewis أنطونيو Antonio فرناندو Fernando رودريغيز Rodriguez غارسيا Garcia/García
مارتينيز Martinez/Martínez فيدل Fidel هوغو Hugo سيمون Simon إيفان Ivan فلاديمير Vladimir ميخائيل Mikhail/Michael
بوريس Boris سيرغي Sergei/Sergey ديمتري Dmitri/Dmitry ناتاشا Natasha أولغا Olga يوهان Johan/Johann
فريدريك Frederic/Friedrich فولفغانغ Wolfgang لودفيغ Ludwig هانز Hans كارل Karl/Carl سميث Smith ويلسون Wilson
تايلور Taylor أندرسون Anderson/Andersen ميلر Miller موريسون Morrison هاريس Harris ماكدونالد McDonald/MacDonald
كلارك Clark كوبر Cooper ووكر Walker واتسون Watson روبنسون Robinson تومبسون Thompson ميتشل Mitchell روبرتس Roberts
فيليبس Phillips كامبل Campbell أكيهيتو Akihito هيروهيتو Hirohito شينزو Shinzo تاناكا Tanaka سوزوكي Suzuki
ياماموتو Yamamoto كونفوشيوس Confucius/Confuci بوذا Buddha توت_عنخ_آمون Tutankhamun/Tutankh/Tut رمسيس Ramses/Rameses
نفرتيتي Nefertiti أخناتون Akhenaten/Akhenat شي_جين_بينغ Xi_Jinping/Xi كيم Kim
"""

# Names that are words as well: كريم generous, سعيد happy, عمر age, أمل hope. They count after a title.
UNCLEAR = """
عمر Omar حسن Hassan خالد Khaled سعيد Said كريم Karim جميل Jamil أمين Amin عادل Adel سالم Salem صالح Saleh
ناصر Nasser فاضل Fadil نبيل Nabil شريف Sharif سعد Saad سعود Saud راشد Rashed زايد Zayed حمد Hamad طارق Tariq
أيمن Ayman أنور Anwar أكرم Akram أشرف Ashraf مجدي Magdi فتحي Fathi رمضان Ramadan شعبان Shaaban عباس Abbas
جعفر Jaafar صدام Saddam بشار Bashar الأسد Assad مبارك Mubarak مرسي Morsi جمال Gamal أمل Amal نور Nour إيمان Iman
نادية Nadia سامية Samia كمال Kamal جلال Jalal ماجد Majed مازن Mazen منصور Mansour نصر Nasr هادي Hadi يحيى Yahya
عزيز Aziz حميد Hamid مجيد Majid لطيف Latif رحيم Rahim حكيم Hakim سليم Salim فريد Farid رفيق Rafik صادق Sadiq
طاهر Taher ظافر Zafer بدر Badr حافظ Hafez/Hafiz غازي Ghazi هاني Hani عمرو Amr وائل Wael رامي Rami شادي Shadi
تامر Tamer حسام Hossam عصام Essam علاء Alaa هيثم Haitham سارة Sarah/Sara فهد Fahd/Fahad وليد Walid سلمى Salma
"""

DIVINE = frozenset(
    """الله الرحمن الرحيم العزيز الفتاح الناصر الكريم الملك القادر الحميد المجيد السلام اللطيف الوهاب الرزاق الرازق
    الحليم الجبار الغني المنعم المحسن الهادي الباقي الحق الواحد الخالق الغفور الغفار الصمد السميع الحي القيوم الحكيم
    الرؤوف الستار الجليل المطلب مناف المهدي الحسين الرسول المؤمن المعطي الباسط العظيم العال العاطي""".split()
)
"""What follows عبد in a name."""

# A title and the English that stands before the name it announces.
TITLES = """
الرئيس president chairman/رئيس president chairman
السيد mr mister sayyid/السيدة mrs ms madam lady/الآنسة miss ms
الدكتور dr doctor/الدكتورة dr doctor/دكتور dr doctor
البروفيسور professor prof/البروفسور professor prof/الأستاذ mr professor prof
الشيخ sheikh shaikh sheik/الإمام imam/الأمير prince emir/الأميرة princess/الملك king/الملكة queen/السلطان sultan
البابا pope/القديس saint st/الأب father fr/الوزير minister secretary/وزير minister secretary
السيناتور senator sen/النائب representative rep congressman deputy mp/القاضي judge justice/الكابتن captain
اللواء general/الفريق general/العميد general brigadier dean/العقيد colonel/المشير marshal/الجنرال general/الرائد major
النقيب captain/الملازم lieutenant/الرقيب sergeant/السير sir/اللورد lord
بن bin ben ibn b/ابن bin ben ibn b/أبو abu abou
"""
