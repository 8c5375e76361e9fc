"""The names of countries, peoples, cities and organisations, and their usual English forms."""

from __future__ import annotations

# One place or body a line: Arabic names | adjectives | English. The first English form is the usual one. A form
# stands for every word that begins with it, one with a stop for itself alone, one in small letters is an ordinary word;
# `_` is a blank inside a name.
# Left out are names that are ordinary words as well, unless the English of those words is among the forms:
# مالي (financial), بنين (sons), جدة (grandmother), صور (pictures), مسقط (projection), مشهد (scene), فاس (axe).
COUNTRIES = """
أفغانستان الأفغان | أفغاني | Afghanistan Afghan
ألبانيا | ألباني | Albania
الجزائر | جزائري | Algeria Algiers island
أنغولا أنجولا | أنغولي | Angola
الأرجنتين | أرجنتيني | Argentina Argentin
أرمينيا الأرمن | أرميني أرمني | Armenia
أستراليا | أسترالي | Australia Aussie
النمسا | نمساوي | Austria Austro
أذربيجان | أذربيجاني أذري | Azerbaijan Azeri
البحرين | بحريني | Bahrain sea
بنغلاديش بنجلاديش بنغلادش | بنغلاديشي بنغالي | Bangladesh Bengal
بيلاروسيا بيلاروس | بيلاروسي | Belarus Byelorussia
بلجيكا | بلجيكي | Belgium Belgi
بوليفيا | بوليفي | Bolivia
البوسنة | بوسني | Bosnia
بوتسوانا | | Botswana
البرازيل | برازيلي | Brazil
بلغاريا | بلغاري | Bulgaria
بوركينا_فاسو | | Burkina
بوروندي | بوروندي | Burundi
كمبوديا | كمبودي | Cambodia Khmer
الكاميرون | كاميروني | Cameroon
كندا | كندي | Canada Canad Kindi
تشاد | تشادي | Chad
تشيلي شيلي | تشيلي | Chile
الصين | صيني | China Chinese Sino PRC. tray
كولومبيا | كولومبي | Colombia Columbia B_C.
الكونغو | كونغولي | Congo DRC.
كوستاريكا كوستا_ريكا | | Costa_Rica
كرواتيا | كرواتي | Croatia Croat
كوبا | كوبي | Cuba
قبرص | قبرصي | Cyprus Cypr
التشيك | تشيكي | Czech
تشيكوسلوفاكيا | | Czechoslovakia
الدنمارك الدانمارك | دنماركي دانماركي | Denmark Danish Dane
جيبوتي | جيبوتي | Djibouti
الإكوادور | إكوادوري | Ecuador
مصر المصريين | مصري | Egypt
السلفادور | سلفادوري | El_Salvador Salvador
إريتريا | إريتري | Eritrea
إستونيا | إستوني | Estonia
إثيوبيا أثيوبيا | إثيوبي أثيوبي | Ethiopia
فنلندا | فنلندي | Finland Finnish Finn
فرنسا | فرنسي | France French Franco
الغابون | غابوني | Gabon
غامبيا | غامبي | Gambia
جورجيا | جورجي | Georgia
ألمانيا الألمان | ألماني | Germany German Deutsch Reich
غانا | غاني | Ghana
اليونان | يوناني | Greece Greek Hellen Grec
غرينلاند جرينلاند | | Greenland
غواتيمالا | غواتيمالي | Guatemala
غينيا | غيني | Guinea
هايتي | هايتي | Haiti
هندوراس | | Honduras Hondura
المجر هنغاريا | هنغاري | Hungary Hungar Magyar
أيسلندا آيسلندا | أيسلندي آيسلندي | Iceland
الهند الهنود | هندي | India Indies Hindi Hindu coconut Indo
إندونيسيا أندونيسيا | إندونيسي أندونيسي | Indonesia
إيران | إيراني | Iran Persia
العراق | عراقي | Iraq
أيرلندا إيرلندا آيرلندا | أيرلندي إيرلندي | Ireland Irish
إسرائيل | إسرائيلي | Israel
إيطاليا | إيطالي | Italy Ital
جامايكا | جامايكي | Jamaica
اليابان | ياباني | Japan
الأردن | أردني | Jordan
كازاخستان كازخستان | كازاخستاني كازاخي | Kazakhstan Kazakh
كينيا | كيني | Kenya
كوسوفو | كوسوفي | Kosovo Kosova
كوريا | كوري | Korea DPRK. Pyongyang Seoul
الكويت | كويتي | Kuwait
قيرغيزستان قرغيزستان | قيرغيزي | Kyrgyzstan Kyrgyz
لاوس | | Laos Lao
لاتفيا | لاتفي | Latvia
لبنان | لبناني | Lebanon Leban
ليبيريا | ليبيري | Liberia
ليبيا | ليبي | Libya
ليتوانيا | ليتواني | Lithuania
لوكسمبورغ لوكسمبورج | | Luxembourg Luxemb
مدغشقر | | Madagascar Madagasca Malagasy
مالاوي | | Malawi
ماليزيا | ماليزي | Malaysia Malay
مالطا | مالطي | Malta Maltese
موريتانيا | موريتاني | Mauritania
المكسيك | مكسيكي | Mexico Mexic
مولدوفا مولدافيا | مولدوفي | Moldova Moldov Moldav
منغوليا المغول | منغولي مغولي | Mongolia Mongol Mughal
المغرب | مغربي | Morocco Morocc Maghreb Maghrib Moor sunset evening dusk west
موزمبيق | موزمبيقي | Mozambique Mozambi
ميانمار بورما | بورمي | Myanmar Burm
ناميبيا | ناميبي | Namibia
نيبال | نيبالي | Nepal
هولندا | هولندي | Netherlands Dutch Holland
نيوزيلندا | نيوزيلندي | New_Zealand Kiwi
نيكاراغوا | | Nicaragua
نيجيريا | نيجيري | Nigeria
النرويج | نرويجي | Norway Norw Norse
عمان | عماني | Oman Amman uncle
باكستان | باكستاني | Pakistan
فلسطين | فلسطيني | Palestine Palestin Philistin
بنما | بنمي | Panama
باراغواي | | Paraguay
بيرو | بيروفي | Peru
الفلبين الفليبين | فلبيني فليبيني | Philippines Philippin Filipin
بولندا | بولندي | Poland Polish Pole
البرتغال | برتغالي | Portugal Portug
بورتوريكو | | Puerto_Rico Puerto_Ric Porto_Ric
رومانيا | روماني | Romania Roman Rumania Rome
روسيا الروس | روسي | Russia Russo
رواندا | رواندي | Rwanda
السعودية | سعودي | Saudi KSA.
السنغال | سنغالي | Senegal
صربيا الصرب | صربي | Serbia Serb
سيراليون | | Sierra_Leone
سنغافورة | سنغافوري | Singapore
سلوفاكيا | سلوفاكي | Slovakia Slovak
سلوفينيا | سلوفيني | Slovenia Sloven
الصومال | صومالي | Somalia Somali
إسبانيا أسبانيا | إسباني أسباني | Spain Spanish Spaniard Hispan
سريلانكا سري_لانكا | سريلانكي | Sri_Lanka
السودان | سوداني | Sudan peanut groundnut
السويد | سويدي | Sweden Swed
سويسرا | سويسري | Switzerland Swiss
سوريا سورية السوريين | سوري | Syria
تايوان | تايواني | Taiwan
طاجيكستان | طاجيكي | Tajikistan Tajik
تنزانيا تانزانيا | تنزاني | Tanzania
تايلاند تايلند | تايلاندي تايلندي | Thailand Thai
التبت | تبتي | Tibet
تونس | تونسي | Tunisia Tunis
تركيا الأتراك | تركي | Turkey Turk Türk
تركمانستان | تركماني | Turkmenistan Turkmen
أوغندا | أوغندي | Uganda
أوكرانيا | أوكراني | Ukraine Ukrain
الإمارات | إماراتي | Emirat UAE. U_A_E.
بريطانيا | بريطاني | Britain British UK. U_K. United_Kingdom Briton English England Brexit
المملكة_المتحدة | | United_Kingdom UK. U_K. Britain British
إنجلترا انكلترا إنكلترا الإنجليز | إنجليزي إنكليزي | England English British Britain Anglo UK.
اسكتلندا إسكتلندا | اسكتلندي إسكتلندي | Scotland Scot
ويلز | ويلزي | Wales Welsh Wells NSW. Welles
الولايات_المتحدة | | United_States US. U_S. USA. America American
أمريكا أميركا الأمريكيين الأميركيين | أمريكي أميركي | America Mesoamerica US. U_S. USA. U_S_A. United_States Columbus
أوروغواي | | Uruguay
أوزبكستان | أوزبكي | Uzbekistan Uzbek
فنزويلا | فنزويلي | Venezuela
فيتنام | فيتنامي | Vietnam Viet_Nam Vietcong
اليمن | | Yemen right
زامبيا | زامبي | Zambia zombie
زيمبابوي زمبابوي | | Zimbabwe
يوغوسلافيا يوغسلافيا | يوغوسلافي | Yugoslav
الاتحاد_السوفيتي الاتحاد_السوفييتي | سوفيتي سوفييتي | Soviet USSR. U_S_S_R.
أوروبا أوربا | أوروبي أوربي | Europe EU. E_U. Euro
أفريقيا إفريقيا الأفارقة | أفريقي إفريقي | Africa
آسيا | آسيوي | Asia
القطب_الجنوبي | | South_Pole Antarctic
 | لاتيني | Latin
كردستان الأكراد | كردي | Kurdistan Kurd
الأمازيغ | أمازيغي | Amazigh Berber
الشيشان | شيشاني | Chechnya Chech
القرم | | Crimea
كاتالونيا كتالونيا | كتالوني كاتالوني | Catalonia Catal
الباسك | | Basque
صقلية | | Sicily Sicil
كريت | | Crete Cretan
الهيمالايا | | Himalayas Himalaya
سيناء | | Sinai
الأمازون أمازون | أمازوني | Amazon
كاليفورنيا | | California
تكساس | | Texas Texan
فلوريدا | | Florida Florid
هاواي | | Hawaii Hawai
ألاسكا | | Alaska
فرجينيا فيرجينيا | | Virginia
بنسلفانيا | | Pennsylvania
كولورادو | | Colorado
أوهايو | | Ohio
جورجتاون | | Georgetown
أونتاريو | | Ontario
سيبيريا | | Siberia
"""

CITIES = """
القاهرة | | Cairo Cairene
الإسكندرية الاسكندرية | | Alexandria
أسوان | | Aswan
أسيوط | | Assiut Asyut
الجيزة | | Giza
السويس | | Suez
بورسعيد بور_سعيد | | Port_Said
شرم_الشيخ | | Sharm
الخرطوم | | Khartoum
أم_درمان | | Omdurman
طرابلس | | Tripoli
بنغازي | | Benghazi
صفاقس | | Sfax
وهران | | Oran
قسنطينة | | Constantine
الدار_البيضاء | | Casablanca
مراكش | | Marrakesh Marrakech
طنجة | | Tangier
نواكشوط | | Nouakchott
دمشق | دمشقي | Damascus Damas
حلب | | Aleppo milk
حمص | | Homs chickpea hummus
اللاذقية | | Latakia Lattakia
إدلب | | Idlib
بيروت | | Beirut
صيدا | | Sidon Saida
بغداد | | Baghdad
البصرة | | Basra
الموصل | | Mosul
أربيل | | Erbil Arbil Irbil
كركوك | | Kirkuk
النجف | | Najaf
كربلاء | | Karbala Kerbala
الفلوجة | | Fallujah
الرياض | | Riyadh
مكة | | Mecca Makkah
المدينة_المنورة | | Medina Madinah
الدوحة | | Doha
المنامة | | Manama
دبي | | Dubai
أبوظبي أبو_ظبي | | Abu_Dhabi
الشارقة | | Sharjah
صنعاء | | Sanaa Sana
عدن | | Aden Eden
القدس | | Jerusalem Quds
الروح_القدس روح_القدس | | Holy_Spirit Holy_Ghost Jerusalem
غزة | | Gaza
رام_الله | | Ramallah
نابلس | | Nablus
بيت_لحم | | Bethlehem
أريحا | | Jericho
حيفا | | Haifa
يافا | | Jaffa Yafa
تل_أبيب | | Tel_Aviv
طهران | | Tehran Teheran
أصفهان | | Isfahan Esfahan
كابول | | Kabul
قندهار | | Kandahar Qandahar
إسلام_أباد إسلام_آباد | | Islamabad
كراتشي | | Karachi
لاهور | | Lahore
نيودلهي نيو_دلهي دلهي | | New_Delhi Delhi
مومباي | | Mumbai Bombay
كلكتا | | Calcutta Kolkata
كشمير | كشميري | Kashmir
بكين بيجين | | Beijing Peking
شنغهاي شانغهاي | | Shanghai
هونغ_كونغ هونج_كونج | | Hong_Kong Hongkong HK.
ووهان | | Wuhan
طوكيو | | Tokyo
أوساكا | | Osaka
كيوتو | | Kyoto
هيروشيما | | Hiroshima
سيول سيئول | | Seoul flood torrent
بيونغ_يانغ بيونغيانغ | | Pyongyang North_Korea
بانكوك | | Bangkok
هانوي | | Hanoi
جاكرتا | | Jakarta
مانيلا | | Manila
سيدني | | Sydney Sidney
ملبورن | | Melbourne
لندن | | London
مانشستر | | Manchester Man_United Man_City Man_Utd Man_U.
ليفربول | | Liverpool
أكسفورد أوكسفورد | | Oxford
كامبريدج | | Cambridge
باريس | باريسي | Paris
مرسيليا | | Marseille
برلين | | Berlin
ميونخ ميونيخ | | Munich München
فرانكفورت | | Frankfurt
هامبورغ هامبورج | | Hamburg
روما | | Rome Roman Roma
الفاتيكان | | Vatican Holy_See
ميلانو | | Milan
نابولي | | Naples Napoli
فلورنسا | | Florence Floren Firenze
مدريد | | Madrid
برشلونة | | Barcelona Barça Barca
إشبيلية أشبيلية | | Seville Sevill
غرناطة | | Granada Grenada
قرطبة | | Cordoba Córdoba Cordova
الأندلس | أندلسي | Andalusia Andalu
لشبونة | | Lisbon
بروكسل بروكسيل | | Brussels
أمستردام | | Amsterdam
لاهاي | | The_Hague Hague
جنيف | | Geneva Genev
زيورخ | | Zurich Zürich
فيينا | | Vienna Vienn
براغ | | Prague
وارسو | | Warsaw
بودابست | | Budapest
بوخارست | | Bucharest
بلغراد | | Belgrade
سراييفو | | Sarajevo
أثينا | أثيني | Athens Athen
إسطنبول اسطنبول | | Istanbul
القسطنطينية | | Constantinople
أنقرة | | Ankara
موسكو | | Moscow Muscov
كييف | | Kiev Kyiv
مينسك | | Minsk
ستوكهولم | | Stockholm
أوسلو | | Oslo
كوبنهاغن كوبنهاجن | | Copenhagen
هلسنكي | | Helsinki
دبلن | | Dublin
إدنبرة أدنبرة | | Edinburgh
نيويورك | | New_York NY. NYC. N_Y.
واشنطن | | Washington D_C. DC.
لوس_أنجلوس لوس_أنجليس | | Los_Angeles LA. L_A.
شيكاغو | | Chicago
بوسطن | | Boston
سان_فرانسيسكو | | San_Francisco San_Francisc
ميامي | | Miami
أتلانتا | | Atlanta
سياتل | | Seattle
ديترويت | | Detroit
فيلادلفيا | | Philadelphia
هيوستن | | Houston
هوليوود هوليود | | Hollywood
لاس_فيغاس | | Las_Vegas Vegas
هارفارد | | Harvard
تورونتو | | Toronto
مونتريال | | Montreal Montréal
أوتاوا | | Ottawa
فانكوفر | | Vancouver
هافانا | | Havana
ريو_دي_جانيرو | | Rio_de_Janeiro Rio
ساو_باولو | | Sao_Paulo São_Paulo
بوينس_آيرس بوينس_أيرس | | Buenos_Aires
كاراكاس | | Caracas
سانتياغو | | Santiago
نيروبي | | Nairobi
مقديشو | | Mogadishu
أديس_أبابا | | Addis_Ababa Addis
جوهانسبرغ | | Johannesburg
داكار | | Dakar
تشرنوبل تشيرنوبيل | | Chernobyl Chornobyl
دارفور | | Darfur
"""

BODIES = """
الأمم_المتحدة | | United_Nations UN. U_N.
مجلس_الأمن | | Security_Council
الاتحاد_الأوروبي الإتحاد_الأوروبي | | European_Union EU. E_U. Europe Brexit
الاتحاد_الأفريقي الاتحاد_الإفريقي | | African_Union AU.
أبطال_أوروبا أبطال_أوربا | | Champions Europe UEFA
حلف_الناتو الناتو | | NATO. Atlantic
الجامعة_العربية جامعة_الدول_العربية | | Arab_League League
الصليب_الأحمر | | Red_Cross ICRC.
الهلال_الأحمر | | Red_Crescent
اليونيسف اليونيسيف يونيسف | | UNICEF
اليونسكو يونسكو | | UNESCO
أوبك | | OPEC
الفيفا فيفا | | FIFA viva
الإنتربول إنتربول | | Interpol
البنتاغون البنتاجون | | Pentagon Department_of_Defen
الكرملين | | Kremlin
البيت_الأبيض | | White_House white
الكونغرس الكونجرس | | Congress
بوكو_حرام | | Boko_Haram
حزب_الله | | Hezbollah Hizbullah Hizballah Hezbullah party_of_God
داعش | | ISIS. ISIL. Daesh Islamic_State IS.
الموساد | | Mossad
رويترز | | Reuters
يوتيوب | | YouTube
فيسبوك فيس_بوك | | Facebook
تويتر | | Twitter tweet
إنستغرام انستغرام إنستجرام | | Instagram
واتساب واتس_آب | | WhatsApp
غوغل جوجل | | Google
مايكروسوفت | | Microsoft
ويكيبيديا | | Wikipedia
نتفليكس | | Netflix
بي_بي_سي | | BBC
تويوتا | | Toyota
سامسونغ سامسونج | | Samsung
هواوي | | Huawei
بوينغ بوينج | | Boeing
إيرباص | | Airbus
أرامكو | | Aramco
ريال_مدريد | | Real_Madrid Real
الإسلام | إسلامي | Islam Muslim Moslem
القرآن | | Quran Qur Koran
الإنجيل | | gospel Bible Evangel
التوراة | | Torah Bible
"""
